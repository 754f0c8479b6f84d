"""Lists of ordinary words from which prompts are filled."""

FIRST_NAMES = """
Anna Ben Clara David Emma Felix Greta Hugo Ines Jonas Karla Leo Maria Nina Oscar Paula Quentin Rosa Simon Tina Uma Victor Wanda
Xavier Yara Zoe Alice Bob Carol Daniel Elena Frank Grace Henry Ivan Julia Kevin Laura Marco Nora Olga Peter Rita Sofia Thomas
Ursula Vera Walter Yusuf Ahmed Bianca Chen Diego Eva Fatima Giulia Hassan Isabel James Kate Luca Mia Noah Oliver Priya Robert
Sara Tom Viktor William Yuki Sam Max Lisa John Jane Mark Lucy Paul Amy Carlos Ming Lena Adam Ruth Omar Pia
""".split()

SURNAMES = """
Smith Miller Brown Baker Fischer Rossi Garcia Dubois Keller Moreau Novak Silva Weber Conti Lopez Martin Schmidt Taylor Wilson
Young Carter Meyer Bianchi Fournier Torres Khan Patel Kim Tanaka Larsen Berg Olsen Costa Romero Vogel Wagner Hill Green Stone
""".split()

CITIES = """
Rome Paris London Berlin Madrid Oslo Vienna Lisbon Dublin Prague Athens Zurich Geneva Milan Naples Turin Lyon Nice Hamburg Munich
Cologne Seville Valencia Bilbao Porto Glasgow Bristol Leeds Boston Chicago Denver Seattle Miami Dallas Toronto Montreal Sydney
Melbourne Tokyo Osaka Kyoto Seoul Beijing Shanghai Delhi Mumbai Cairo Nairobi Lagos Lima Bogota Havana Helsinki Stockholm
Copenhagen Warsaw Budapest Brussels Amsterdam Rotterdam Antwerp Basel Bern Florence Venice Palermo Houston Atlanta Austin
""".split() + ["New York", "San Francisco", "Los Angeles", "Hong Kong", "Cape Town", "Buenos Aires", "Mexico City", "New Delhi"]

COLOURS = """
red blue green yellow orange purple pink brown black white grey violet turquoise golden silver beige crimson scarlet indigo lime
""".split()

ANIMALS = """
cat dog horse cow pig sheep goat rabbit mouse hamster parrot duck goose hen lion tiger bear wolf fox deer elephant giraffe zebra
monkey owl eagle penguin dolphin whale shark turtle frog snake camel donkey otter badger beaver squirrel hedgehog raven swan
""".split()

FOODS = """
pizza pasta rice soup bread cheese salad chocolate sushi curry tacos pancakes lasagna noodles risotto dumplings omelette porridge
burgers apples bananas cherries strawberries grapes mangoes lentils falafel hummus waffles muffins
""".split()

FRUITS = """
apple banana cherry strawberry grape mango pear peach plum lemon lime melon kiwi fig apricot papaya
""".split()

DRINKS = "tea coffee water juice milk lemonade cocoa cider".split()

JOBS = """
teacher doctor nurse baker painter gardener pilot sailor farmer lawyer chemist singer writer dentist plumber carpenter waiter cook
driver engineer librarian tailor butcher florist judge actor dancer potter barber fisherman programmer architect photographer
""".split()

HOBBIES = """
painting swimming reading cooking running dancing hiking cycling singing chess gardening fishing climbing sailing knitting skiing
photography drawing tennis football
""".split()

OBJECTS = """
door box key lamp chair table bottle bag book letter ring clock mirror basket bell candle carpet chest coat coin cup desk drawer
flag guitar hammer hat jar kettle ladder map mug needle oven painting pen pillow plate pot rope ruler scarf shelf shield shirt
shoe sofa spoon stone suitcase sword tent ticket towel tray umbrella vase violin wagon wallet watch wheel whistle window
""".split()

ROOMS = """
kitchen bedroom bathroom garden cellar attic garage hall library office balcony workshop nursery pantry stable tower
""".split()

THINGS = """
printer router server camera sensor battery engine pump robot drone tractor bicycle boat train bus truck elevator heater fridge
washer scanner monitor keyboard phone tablet laptop radio antenna satellite turbine valve motor account invoice order parcel
shipment ticket booking contract customer employee student patient member product warehouse store branch hotel museum bridge
tunnel lake river mountain island forest garden farm recipe playlist album movie game document report project task meeting
""".split()

ATTRIBUTES = """
price status weight height length width age colour size speed temperature voltage pressure capacity location owner address
version rating balance date name title score level depth distance duration frequency humidity quantity stock
""".split()

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

MONTHS = "January February March April May June July August September October November December".split()

ADJECTIVES = """
old new big small round square heavy light broken shiny dusty wooden golden rusty tiny huge narrow wide soft hard warm cold dark
bright quiet loud clean dirty empty full strange lovely simple fancy cheap expensive famous secret
""".split()

WORDS = """
river window basket thunder pepper silver garden mountain letter candle pocket winter summer morning evening shadow button
feather blanket hammer ladder marble needle orchard pebble quilt ribbon saddle timber velvet whistle yarn anchor bridge copper
diamond engine forest glacier harbour island jungle kettle lantern meadow nectar ocean puzzle quarry rocket signal tunnel
umbrella valley wagon yellow zebra apple bread cloud dream earth flame grass house iron juice knife leaf moon night olive paper
queen rain sand tree uncle voice water young cotton dragon eagle flower ginger honey ivory jacket kitten lemon magnet number
orange pencil rabbit school tiger violin wonder circle planet spider castle doctor farmer garlic hunter insect jelly king
light music north onion piano quiet road stone train under village wheat box cup day egg fish gold hand ice key lamp milk nest
open page red salt time use wind year zero happy strong fresh sweet early later never always maybe often seven eleven twelve
today tomorrow again back down every first great hello kind little more next other please right small thank very well
""".split()

RARE = """
café naïve façade Zürich Köln Łódź Søren Øresund Malmö Reykjavík jalapeño piñata crème déjà Ångström übermäßig Straße garçon forêt
niño señor mañana città perché così über schön größer été île œuvre cœur Ψ π Ω Δ λ µ € £ ¥ → ← ✓ ★ ☀ ♥ 😀 🙂 🎉 🚀 👍 🐱 🐶 🌍 日本 東京 你好
привет мир Москва Αθήνα שלום مرحبا नमस्ते 안녕 ½ ° © ± × ÷ – — … « » „ “ ”
""".split()

CLAUSES = """
this is a test
this is only a test
I am here
the sky is blue
I like green tea
the meeting is at noon
we are ready
the door is open
all is well
it works on my machine
the train is late
good things take time
the cat sleeps on the sofa
I love music
time flies
the answer is yes
nothing is lost
we will be back soon
the soup is hot
everything is fine
dinner is ready
the server is running
the test has passed
I can hear you
you can do it
the light is green
winter is coming back
no news is good news
the build is green
the quick fox jumps over the lazy dog
""".strip().split("\n")
