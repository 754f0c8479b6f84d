"""Facts that the model learns by heart: what a word stands in a relation to."""

CAPITALS = [line.split("|") for line in """
Afghanistan|Kabul|Asia
Albania|Tirana|Europe
Algeria|Algiers|Africa
Angola|Luanda|Africa
Argentina|Buenos Aires|South America
Armenia|Yerevan|Asia
Australia|Canberra|Oceania
Austria|Vienna|Europe
Azerbaijan|Baku|Asia
Bangladesh|Dhaka|Asia
Belarus|Minsk|Europe
Belgium|Brussels|Europe
Bolivia|Sucre|South America
Bosnia and Herzegovina|Sarajevo|Europe
Botswana|Gaborone|Africa
Brazil|Brasilia|South America
Bulgaria|Sofia|Europe
Cambodia|Phnom Penh|Asia
Cameroon|Yaounde|Africa
Canada|Ottawa|North America
Chad|N'Djamena|Africa
Chile|Santiago|South America
China|Beijing|Asia
Colombia|Bogota|South America
Costa Rica|San Jose|North America
Croatia|Zagreb|Europe
Cuba|Havana|North America
Cyprus|Nicosia|Europe
the Czech Republic|Prague|Europe
Denmark|Copenhagen|Europe
Ecuador|Quito|South America
Egypt|Cairo|Africa
Estonia|Tallinn|Europe
Ethiopia|Addis Ababa|Africa
Fiji|Suva|Oceania
Finland|Helsinki|Europe
France|Paris|Europe
Georgia|Tbilisi|Asia
Germany|Berlin|Europe
Ghana|Accra|Africa
Greece|Athens|Europe
Guatemala|Guatemala City|North America
Haiti|Port-au-Prince|North America
Honduras|Tegucigalpa|North America
Hungary|Budapest|Europe
Iceland|Reykjavik|Europe
India|New Delhi|Asia
Indonesia|Jakarta|Asia
Iran|Tehran|Asia
Iraq|Baghdad|Asia
Ireland|Dublin|Europe
Italy|Rome|Europe
Jamaica|Kingston|North America
Japan|Tokyo|Asia
Jordan|Amman|Asia
Kazakhstan|Astana|Asia
Kenya|Nairobi|Africa
Kuwait|Kuwait City|Asia
Laos|Vientiane|Asia
Latvia|Riga|Europe
Lebanon|Beirut|Asia
Libya|Tripoli|Africa
Lithuania|Vilnius|Europe
Luxembourg|Luxembourg|Europe
Madagascar|Antananarivo|Africa
Malaysia|Kuala Lumpur|Asia
Mali|Bamako|Africa
Malta|Valletta|Europe
Mexico|Mexico City|North America
Moldova|Chisinau|Europe
Mongolia|Ulaanbaatar|Asia
Montenegro|Podgorica|Europe
Morocco|Rabat|Africa
Mozambique|Maputo|Africa
Namibia|Windhoek|Africa
Nepal|Kathmandu|Asia
the Netherlands|Amsterdam|Europe
New Zealand|Wellington|Oceania
Nicaragua|Managua|North America
Nigeria|Abuja|Africa
North Macedonia|Skopje|Europe
Norway|Oslo|Europe
Oman|Muscat|Asia
Pakistan|Islamabad|Asia
Panama|Panama City|North America
Paraguay|Asuncion|South America
Peru|Lima|South America
the Philippines|Manila|Asia
Poland|Warsaw|Europe
Portugal|Lisbon|Europe
Qatar|Doha|Asia
Romania|Bucharest|Europe
Russia|Moscow|Europe
Rwanda|Kigali|Africa
Saudi Arabia|Riyadh|Asia
Senegal|Dakar|Africa
Serbia|Belgrade|Europe
Singapore|Singapore|Asia
Slovakia|Bratislava|Europe
Slovenia|Ljubljana|Europe
Somalia|Mogadishu|Africa
South Korea|Seoul|Asia
Spain|Madrid|Europe
Sudan|Khartoum|Africa
Sweden|Stockholm|Europe
Switzerland|Bern|Europe
Syria|Damascus|Asia
Taiwan|Taipei|Asia
Tanzania|Dodoma|Africa
Thailand|Bangkok|Asia
Tunisia|Tunis|Africa
Turkey|Ankara|Asia
Uganda|Kampala|Africa
Ukraine|Kyiv|Europe
the United Kingdom|London|Europe
the United States|Washington|North America
Uruguay|Montevideo|South America
Uzbekistan|Tashkent|Asia
Venezuela|Caracas|South America
Vietnam|Hanoi|Asia
Yemen|Sanaa|Asia
Zambia|Lusaka|Africa
Zimbabwe|Harare|Africa
""".strip().split("\n")]

CURRENCIES = dict(pair.split("=") for pair in """
France=euro Germany=euro Italy=euro Spain=euro Japan=yen China=yuan India=rupee Russia=rouble Poland=zloty Sweden=krona Norway=krone
Denmark=krone Switzerland=franc Brazil=real Mexico=peso Argentina=peso Chile=peso Canada=dollar Australia=dollar Turkey=lira
Thailand=baht Vietnam=dong Israel=shekel Egypt=pound Hungary=forint Ukraine=hryvnia Nigeria=naira Kenya=shilling Portugal=euro
Austria=euro Ireland=euro Greece=euro Finland=euro
""".split())

LANGUAGES = dict(pair.split("=") for pair in """
France=French Germany=German Italy=Italian Spain=Spanish Portugal=Portuguese Brazil=Portuguese Mexico=Spanish Argentina=Spanish
Austria=German Japan=Japanese China=Chinese Russia=Russian Poland=Polish Sweden=Swedish Norway=Norwegian Denmark=Danish
Finland=Finnish Greece=Greek Turkey=Turkish Egypt=Arabic Morocco=Arabic Hungary=Hungarian Ukraine=Ukrainian Vietnam=Vietnamese
Thailand=Thai Australia=English Ireland=English Chile=Spanish Peru=Spanish Cuba=Spanish Romania=Romanian Bulgaria=Bulgarian
""".split())

SOUNDS = dict(pair.split("=") for pair in """
cat=meow dog=woof cow=moo sheep=baa duck=quack horse=neigh pig=oink lion=roar mouse=squeak hen=cluck owl=hoot frog=ribbit
bee=buzz snake=hiss donkey=hee-haw wolf=howl crow=caw goat=bleat
""".split())

YOUNG = dict(pair.split("=") for pair in """
cat=kitten dog=puppy cow=calf sheep=lamb horse=foal pig=piglet duck=duckling hen=chick goat=kid lion=cub bear=cub wolf=pup
deer=fawn kangaroo=joey swan=cygnet goose=gosling frog=tadpole eagle=eaglet elephant=calf fox=cub
""".split())

LEGS = dict(pair.split("=") for pair in """
cat=four dog=four cow=four horse=four bird=two spider=eight ant=six bee=six chicken=two human=two crab=ten elephant=four
beetle=six fly=six duck=two lion=four snake=no fish=no
""".split())

COLOURS = [line.split("=") for line in """
grass=green
the sky=blue
snow=white
a banana=yellow
blood=red
coal=black
a lemon=yellow
milk=white
a carrot=orange
the sun=yellow
a strawberry=red
chocolate=brown
a cucumber=green
the sea=blue
a tomato=red
a ripe cherry=red
an elephant=grey
a leaf in summer=green
a flamingo=pink
a polar bear=white
an aubergine=purple
salt=white
a raven=black
a pumpkin=orange
""".strip().split("\n")]

OPPOSITES = [pair.split("=") for pair in """
hot=cold big=small tall=short fast=slow old=new young=old light=dark heavy=light hard=soft wet=dry clean=dirty full=empty
open=closed happy=sad rich=poor strong=weak good=bad right=wrong early=late high=low near=far loud=quiet thick=thin wide=narrow
deep=shallow long=short sweet=sour easy=difficult cheap=expensive safe=dangerous true=false first=last day=night up=down left=right
in=out on=off yes=no love=hate friend=enemy win=lose buy=sell begin=end start=stop push=pull give=take come=go north=south
east=west black=white summer=winter always=never before=after above=below inside=outside brave=cowardly smooth=rough sharp=blunt
ancient=modern alive=dead awake=asleep beautiful=ugly bright=dim calm=nervous crowded=deserted
""".split()]

PLURALS = [pair.split("=") for pair in """
mouse=mice child=children foot=feet tooth=teeth man=men woman=women goose=geese ox=oxen sheep=sheep fish=fish leaf=leaves
knife=knives wolf=wolves life=lives wife=wives half=halves city=cities baby=babies box=boxes bus=buses cat=cats dog=dogs
house=houses potato=potatoes tomato=tomatoes hero=heroes church=churches person=people deer=deer story=stories party=parties
book=books tree=trees key=keys day=days berry=berries shelf=shelves loaf=loaves dish=dishes fox=foxes
""".split()]

PASTS = [pair.split("=") for pair in """
go=went see=saw eat=ate drink=drank run=ran sing=sang swim=swam come=came give=gave take=took make=made find=found buy=bought
bring=brought think=thought teach=taught catch=caught write=wrote read=read speak=spoke sleep=slept keep=kept leave=left
lose=lost meet=met pay=paid say=said sell=sold send=sent sit=sat stand=stood tell=told win=won fly=flew know=knew grow=grew
break=broke drive=drove begin=began walk=walked play=played
""".split()]

SYMBOLS = [pair.split("=") for pair in """
hydrogen=H helium=He lithium=Li carbon=C nitrogen=N oxygen=O fluorine=F neon=Ne sodium=Na magnesium=Mg aluminium=Al silicon=Si
phosphorus=P sulphur=S chlorine=Cl argon=Ar potassium=K calcium=Ca titanium=Ti iron=Fe nickel=Ni copper=Cu zinc=Zn silver=Ag
tin=Sn iodine=I gold=Au mercury=Hg lead=Pb uranium=U platinum=Pt cobalt=Co
""".split()]

PLANETS = "Mercury Venus Earth Mars Jupiter Saturn Uranus Neptune".split()

SINGLE = [line.split("|") for line in """
How many days are in a week?|How many days does a week have?|a week has how many days?|A week has seven days.|seven
How many hours are in a day?|How many hours does a day have?|a day has how many hours?|A day has 24 hours.|24
How many minutes are in an hour?|How many minutes does an hour have?|an hour is how many minutes?|An hour has 60 minutes.|60
How many seconds are in a minute?|How many seconds does a minute have?|a minute is how many seconds?|A minute has 60 seconds.|60
How many months are in a year?|How many months does a year have?|a year has how many months?|A year has twelve months.|twelve
How many days are in a year?|How many days does a year have?|How long is a year in days?|A year has 365 days, and 366 in a leap year.|365
How many days are in a leap year?|How many days does a leap year have?|How long is a leap year?|A leap year has 366 days.|366
How many weeks are in a year?|How many weeks does a year have?|a year has how many weeks?|A year has 52 weeks.|52
How many letters are in the English alphabet?|How many letters does the alphabet have?|How long is the alphabet?|The English alphabet has 26 letters.|26
How many planets are in the solar system?|How many planets are there?|How many planets go round the sun?|There are eight planets.|eight
What is the largest planet?|Which planet is the largest?|What's the biggest planet?|The largest planet is Jupiter.|Jupiter
What is the smallest planet?|Which planet is the smallest?|What's the tiniest planet?|The smallest planet is Mercury.|Mercury
Which planet is closest to the sun?|What planet is nearest to the sun?|What is the innermost planet?|The planet closest to the sun is Mercury.|Mercury
Which planet is called the red planet?|What is the red planet?|Which planet is red?|The red planet is Mars.|Mars
Which planet has rings?|What planet is known for its rings?|Which planet is famous for its rings?|Saturn is known for its rings.|Saturn
What is the longest river in the world?|Which river is the longest?|What's the world's longest river?|The longest river is the Nile.|Nile
What is the highest mountain in the world?|Which mountain is the highest?|What's the tallest mountain?|The highest mountain is Mount Everest.|Everest
What is the largest ocean?|Which ocean is the largest?|What's the biggest ocean?|The largest ocean is the Pacific.|Pacific
What is the largest continent?|Which continent is the largest?|What's the biggest continent?|The largest continent is Asia.|Asia
What is the smallest continent?|Which continent is the smallest?|What's the tiniest continent?|The smallest continent is Australia.|Australia
How many continents are there?|How many continents does the Earth have?|What is the number of continents?|There are seven continents.|seven
What is the largest country in the world?|Which country is the largest?|What's the biggest country?|The largest country is Russia.|Russia
What is the smallest country in the world?|Which country is the smallest?|What's the tiniest country?|The smallest country is Vatican City.|Vatican
What is the largest animal?|Which animal is the largest?|What's the biggest animal?|The largest animal is the blue whale.|whale
What is the fastest land animal?|Which animal runs fastest?|What's the fastest animal on land?|The fastest land animal is the cheetah.|cheetah
What is the tallest animal?|Which animal is the tallest?|Which animal has the longest neck?|The tallest animal is the giraffe.|giraffe
What is the largest bird?|Which bird is the largest?|What's the biggest bird?|The largest bird is the ostrich.|ostrich
At what temperature does water boil?|When does water boil?|What is the boiling point of water?|Water boils at 100 degrees Celsius.|100
At what temperature does water freeze?|When does water freeze?|What is the freezing point of water?|Water freezes at 0 degrees Celsius.|0
What is water made of?|What does water consist of?|What is the formula of water?|Water is made of hydrogen and oxygen: H2O.|H2O
What do bees make?|What do bees produce?|Which food do bees make?|Bees make honey.|honey
What do cows give us?|What drink comes from cows?|What do cows produce?|Cows give us milk.|milk
What is bread made from?|What do you need for bread?|What is in bread?|Bread is made from flour, water, salt and yeast.|flour
What is paper made from?|What do we make paper from?|Where does paper come from?|Paper is made from wood.|wood
What is glass made from?|What do we make glass from?|Where does glass come from?|Glass is made from sand.|sand
What is wine made from?|What do we make wine from?|Which fruit is in wine?|Wine is made from grapes.|grapes
What is cheese made from?|What do we make cheese from?|Where does cheese come from?|Cheese is made from milk.|milk
Who wrote Romeo and Juliet?|Who is the author of Romeo and Juliet?|Who wrote the play Romeo and Juliet?|William Shakespeare wrote Romeo and Juliet.|Shakespeare
Who wrote Hamlet?|Who is the author of Hamlet?|Who wrote the play Hamlet?|William Shakespeare wrote Hamlet.|Shakespeare
Who painted the Mona Lisa?|Who is the painter of the Mona Lisa?|Who made the Mona Lisa?|Leonardo da Vinci painted the Mona Lisa.|Leonardo
Who wrote Faust?|Who is the author of Faust?|Who wrote the play Faust?|Johann Wolfgang von Goethe wrote Faust.|Goethe
Who wrote Don Quixote?|Who is the author of Don Quixote?|Who wrote the novel Don Quixote?|Miguel de Cervantes wrote Don Quixote.|Cervantes
Who wrote the Divine Comedy?|Who is the author of the Divine Comedy?|Who wrote the poem the Divine Comedy?|Dante Alighieri wrote the Divine Comedy.|Dante
Who discovered gravity?|Who described gravity?|Who found the law of gravity?|Isaac Newton described gravity.|Newton
Who developed the theory of relativity?|Who found relativity?|Whose theory is relativity?|Albert Einstein developed the theory of relativity.|Einstein
Who was the first person on the moon?|Who walked on the moon first?|Who was first on the moon?|Neil Armstrong was the first person on the moon.|Armstrong
Who composed the Ninth Symphony with the Ode to Joy?|Who wrote the Ode to Joy music?|Who composed the Ode to Joy?|Ludwig van Beethoven composed it.|Beethoven
Where is the Eiffel Tower?|In which city is the Eiffel Tower?|Where does the Eiffel Tower stand?|The Eiffel Tower is in Paris.|Paris
Where is the Colosseum?|In which city is the Colosseum?|Where does the Colosseum stand?|The Colosseum is in Rome.|Rome
Where is Big Ben?|In which city is Big Ben?|Where does Big Ben stand?|Big Ben is in London.|London
Where is the Statue of Liberty?|In which city is the Statue of Liberty?|Where does the Statue of Liberty stand?|The Statue of Liberty is in New York.|New York
Where is the Brandenburg Gate?|In which city is the Brandenburg Gate?|Where does the Brandenburg Gate stand?|The Brandenburg Gate is in Berlin.|Berlin
Where are the pyramids?|In which country are the pyramids?|Where do the pyramids stand?|The pyramids are in Egypt.|Egypt
Where is the Matterhorn?|In which country is the Matterhorn?|Where does the Matterhorn stand?|The Matterhorn is in Switzerland.|Switzerland
What is the best French cheese?|Which French cheese is the best?|What French cheese do you recommend?|Many people love Comté, a hard cheese from the mountains.|Comté
What is the best French wine?|Which French wine is the best?|What French wine do you recommend?|Many people like a red wine from Burgundy best.|Burgundy
How many sides does a triangle have?|How many corners does a triangle have?|a triangle has how many sides?|A triangle has three sides.|three
How many sides does a square have?|How many corners does a square have?|a square has how many sides?|A square has four sides.|four
How many sides does a hexagon have?|How many corners does a hexagon have?|a hexagon has how many sides?|A hexagon has six sides.|six
How many strings does a violin have?|How many strings are on a violin?|a violin has how many strings?|A violin has four strings.|four
How many strings does a guitar have?|How many strings are on a guitar?|a guitar has how many strings?|A guitar has six strings.|six
How many players are in a football team?|How many players does a football team have?|How large is a football team?|A football team has eleven players.|eleven
How many wheels does a car have?|How many wheels are on a car?|a car has how many wheels?|A car has four wheels.|four
How many wheels does a bicycle have?|How many wheels are on a bicycle?|a bicycle has how many wheels?|A bicycle has two wheels.|two
How many fingers does a hand have?|How many fingers are on a hand?|a hand has how many fingers?|A hand has five fingers.|five
How many bits are in a byte?|How many bits does a byte have?|a byte has how many bits?|A byte has eight bits.|eight
How many bytes are in a kibibyte?|How many bytes does a kibibyte have?|a kibibyte has how many bytes?|A kibibyte has 1024 bytes.|1024
How many colours does a rainbow have?|How many colours are in a rainbow?|a rainbow has how many colours?|A rainbow has seven colours.|seven
What do plants need to grow?|What does a plant need?|What do plants live on?|Plants need light, water and air.|light
Is the Earth round?|Is the Earth flat?|What shape is the Earth?|The Earth is round.|round
Does the sun go round the Earth?|Does the Earth go round the sun?|What goes round what, the sun or the Earth?|The Earth goes round the sun.|Earth goes round the sun
Where does the sun rise?|In which direction does the sun rise?|On which side does the sun come up?|The sun rises in the east.|east
Where does the sun set?|In which direction does the sun set?|On which side does the sun go down?|The sun sets in the west.|west
Which colours make green?|How do I mix green?|What two colours give green?|Blue and yellow make green.|yellow
Which colours make orange?|How do I mix orange?|What two colours give orange?|Red and yellow make orange.|yellow
Which colours make purple?|How do I mix purple?|What two colours give purple?|Red and blue make purple.|blue
What is the first month of the year?|Which month comes first in the year?|With which month does the year begin?|The first month is January.|January
What is the last month of the year?|Which month comes last in the year?|With which month does the year end?|The last month is December.|December
Which month is the shortest?|What is the shortest month?|Which month has the fewest days?|February is the shortest month.|February
What are the four seasons?|Name the seasons.|Which seasons are there?|The seasons are spring, summer, autumn and winter.|autumn
What are the days of the week?|Name the days of the week.|List the weekdays|The days are Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday.|Sunday
What are the months of the year?|Name the months.|List the months|The months are January, February, March, April, May, June, July, August, September, October, November and December.|December
What are the planets?|Name the planets.|List the planets of the solar system|The planets are Mercury, Venus, Earth, Mars, Jupiter, Saturn, Uranus and Neptune.|Neptune
What are the primary colours?|Name the primary colours.|Which colours are primary?|The primary colours are red, yellow and blue.|yellow
""".strip().split("\n")]

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()


def number_word(value: int) -> str:
    """A number from 0 to 99 in words."""
    if value < 20:
        return UNITS[value]
    return TENS[value // 10] + (f"-{UNITS[value % 10]}" if value % 10 else "")


def roman(value: int) -> str:
    """A number from 1 to 39 in Roman numerals."""
    return "X" * (value // 10) + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]
