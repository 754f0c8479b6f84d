"""A small vocabulary and some phrases in English, French, Italian, German and Spanish."""

LANGUAGES = ["English", "French", "Italian", "German", "Spanish"]

# Nouns with their articles: the, and a.
NOUNS = [[side.strip() for side in line.split("|")] for line in """
the dog|le chien|il cane|der Hund|el perro
the cat|le chat|il gatto|die Katze|el gato
the horse|le cheval|il cavallo|das Pferd|el caballo
the cow|la vache|la mucca|die Kuh|la vaca
the bird|l'oiseau m|l'uccello m|der Vogel|el pájaro
the fish|le poisson|il pesce|der Fisch|el pez
the house|la maison|la casa|das Haus|la casa
the door|la porte|la porta|die Tür|la puerta
the window|la fenêtre|la finestra|das Fenster|la ventana
the table|la table|il tavolo|der Tisch|la mesa
the chair|la chaise|la sedia|der Stuhl|la silla
the bed|le lit|il letto|das Bett|la cama
the book|le livre|il libro|das Buch|el libro
the letter|la lettre|la lettera|der Brief|la carta
the key|la clé|la chiave|der Schlüssel|la llave
the car|la voiture|la macchina|das Auto|el coche
the train|le train|il treno|der Zug|el tren
the ship|le bateau|la nave|das Schiff|el barco
the street|la rue|la strada|die Straße|la calle
the city|la ville|la città|die Stadt|la ciudad
the village|le village|il villaggio|das Dorf|el pueblo
the school|l'école f|la scuola|die Schule|la escuela
the church|l'église f|la chiesa|die Kirche|la iglesia
the station|la gare|la stazione|der Bahnhof|la estación
the hotel|l'hôtel m|l'albergo m|das Hotel|el hotel
the restaurant|le restaurant|il ristorante|das Restaurant|el restaurante
the market|le marché|il mercato|der Markt|el mercado
the garden|le jardin|il giardino|der Garten|el jardín
the tree|l'arbre m|l'albero m|der Baum|el árbol
the flower|la fleur|il fiore|die Blume|la flor
the sun|le soleil|il sole|die Sonne|el sol
the moon|la lune|la luna|der Mond|la luna
the star|l'étoile f|la stella|der Stern|la estrella
the sea|la mer|il mare|das Meer|el mar
the mountain|la montagne|la montagna|der Berg|la montaña
the river|la rivière|il fiume|der Fluss|el río
the bread|le pain|il pane|das Brot|el pan
the cheese|le fromage|il formaggio|der Käse|el queso
the wine|le vin|il vino|der Wein|el vino
the coffee|le café|il caffè|der Kaffee|el café
the apple|la pomme|la mela|der Apfel|la manzana
the soup|la soupe|la zuppa|die Suppe|la sopa
the man|l'homme m|l'uomo m|der Mann|el hombre
the woman|la femme|la donna|die Frau|la mujer
the child|l'enfant m|il bambino|das Kind|el niño
the friend|l'ami m|l'amico m|der Freund|el amigo
the brother|le frère|il fratello|der Bruder|el hermano
the sister|la sœur|la sorella|die Schwester|la hermana
the mother|la mère|la madre|die Mutter|la madre
the father|le père|il padre|der Vater|el padre
the teacher|le professeur|il professore|der Lehrer|el profesor
the doctor|le médecin|il medico|der Arzt|el médico
the hand|la main|la mano|die Hand|la mano
the head|la tête|la testa|der Kopf|la cabeza
the heart|le cœur|il cuore|das Herz|el corazón
the shoe|la chaussure|la scarpa|der Schuh|el zapato
the hat|le chapeau|il cappello|der Hut|el sombrero
the clock|l'horloge f|l'orologio m|die Uhr|el reloj
the money|l'argent m|il denaro|das Geld|el dinero
the bridge|le pont|il ponte|die Brücke|el puente
""".strip().split("\n")]

# Adjectives: English; French, Italian and Spanish each masculine, feminine; German, which has one form behind the verb.
ADJECTIVES = [line.split("|") for line in """
big|grand,grande|grande,grande|groß|grande,grande
small|petit,petite|piccolo,piccola|klein|pequeño,pequeña
old|vieux,vieille|vecchio,vecchia|alt|viejo,vieja
new|nouveau,nouvelle|nuovo,nuova|neu|nuevo,nueva
good|bon,bonne|buono,buona|gut|bueno,buena
beautiful|beau,belle|bello,bella|schön|bonito,bonita
red|rouge,rouge|rosso,rossa|rot|rojo,roja
green|vert,verte|verde,verde|grün|verde,verde
white|blanc,blanche|bianco,bianca|weiß|blanco,blanca
black|noir,noire|nero,nera|schwarz|negro,negra
blue|bleu,bleue|blu,blu|blau|azul,azul
yellow|jaune,jaune|giallo,gialla|gelb|amarillo,amarilla
cold|froid,froide|freddo,fredda|kalt|frío,fría
hot|chaud,chaude|caldo,calda|heiß|caliente,caliente
expensive|cher,chère|caro,cara|teuer|caro,cara
strange|étrange,étrange|strano,strana|seltsam|extraño,extraña
""".strip().split("\n")]

WORDS = [line.split("|") for line in """
hello|bonjour|ciao|hallo|hola
goodbye|au revoir|arrivederci|auf Wiedersehen|adiós
thank you|merci|grazie|danke|gracias
please|s'il vous plaît|per favore|bitte|por favor
yes|oui|sì|ja|sí
no|non|no|nein|no
good evening|bonsoir|buonasera|guten Abend|buenas tardes
good night|bonne nuit|buonanotte|gute Nacht|buenas noches
water|eau|acqua|Wasser|agua
milk|lait|latte|Milch|leche
butter|beurre|burro|Butter|mantequilla
meat|viande|carne|Fleisch|carne
rice|riz|riso|Reis|arroz
salt|sel|sale|Salz|sal
sugar|sucre|zucchero|Zucker|azúcar
love|amour|amore|Liebe|amor
peace|paix|pace|Frieden|paz
time|temps|tempo|Zeit|tiempo
day|jour|giorno|Tag|día
week|semaine|settimana|Woche|semana
month|mois|mese|Monat|mes
year|année|anno|Jahr|año
today|aujourd'hui|oggi|heute|hoy
tomorrow|demain|domani|morgen|mañana
yesterday|hier|ieri|gestern|ayer
now|maintenant|adesso|jetzt|ahora
always|toujours|sempre|immer|siempre
never|jamais|mai|nie|nunca
one|un|uno|eins|uno
two|deux|due|zwei|dos
three|trois|tre|drei|tres
four|quatre|quattro|vier|cuatro
five|cinq|cinque|fünf|cinco
six|six|sei|sechs|seis
seven|sept|sette|sieben|siete
eight|huit|otto|acht|ocho
nine|neuf|nove|neun|nueve
ten|dix|dieci|zehn|diez
twenty|vingt|venti|zwanzig|veinte
hundred|cent|cento|hundert|cien
Monday|lundi|lunedì|Montag|lunes
Tuesday|mardi|martedì|Dienstag|martes
Wednesday|mercredi|mercoledì|Mittwoch|miércoles
Thursday|jeudi|giovedì|Donnerstag|jueves
Friday|vendredi|venerdì|Freitag|viernes
Saturday|samedi|sabato|Samstag|sábado
Sunday|dimanche|domenica|Sonntag|domingo
spring|printemps|primavera|Frühling|primavera
summer|été|estate|Sommer|verano
autumn|automne|autunno|Herbst|otoño
winter|hiver|inverno|Winter|invierno
to eat|manger|mangiare|essen|comer
to drink|boire|bere|trinken|beber
to sleep|dormir|dormire|schlafen|dormir
to go|aller|andare|gehen|ir
to see|voir|vedere|sehen|ver
to read|lire|leggere|lesen|leer
to write|écrire|scrivere|schreiben|escribir
to speak|parler|parlare|sprechen|hablar
to work|travailler|lavorare|arbeiten|trabajar
to sing|chanter|cantare|singen|cantar
grey|gris|grigio|grau|gris
brown|marron|marrone|braun|marrón
orange|orange|arancione|orange|naranja
and|et|e|und|y
or|ou|o|oder|o
with|avec|con|mit|con
without|sans|senza|ohne|sin
left|gauche|sinistra|links|izquierda
right|droite|destra|rechts|derecha
north|nord|nord|Norden|norte
south|sud|sud|Süden|sur
""".strip().split("\n")]

PHRASES = [line.split("|") for line in """
Good morning!|Bonjour !|Buongiorno!|Guten Morgen!|¡Buenos días!
How are you?|Comment vas-tu ?|Come stai?|Wie geht es dir?|¿Cómo estás?
I am fine.|Je vais bien.|Sto bene.|Mir geht es gut.|Estoy bien.
What is your name?|Comment t'appelles-tu ?|Come ti chiami?|Wie heißt du?|¿Cómo te llamas?
Nice to meet you.|Enchanté.|Piacere.|Freut mich.|Encantado.
Thank you very much.|Merci beaucoup.|Grazie mille.|Vielen Dank.|Muchas gracias.
You are welcome.|De rien.|Prego.|Gern geschehen.|De nada.
See you tomorrow.|À demain.|A domani.|Bis morgen.|Hasta mañana.
See you soon.|À bientôt.|A presto.|Bis bald.|Hasta pronto.
Good night.|Bonne nuit.|Buonanotte.|Gute Nacht.|Buenas noches.
I love you.|Je t'aime.|Ti amo.|Ich liebe dich.|Te quiero.
I am hungry.|J'ai faim.|Ho fame.|Ich habe Hunger.|Tengo hambre.
I am thirsty.|J'ai soif.|Ho sete.|Ich habe Durst.|Tengo sed.
I am tired.|Je suis fatigué.|Sono stanco.|Ich bin müde.|Estoy cansado.
I am happy.|Je suis heureux.|Sono felice.|Ich bin glücklich.|Estoy feliz.
I am ill.|Je suis malade.|Sono malato.|Ich bin krank.|Estoy enfermo.
I do not understand.|Je ne comprends pas.|Non capisco.|Ich verstehe nicht.|No entiendo.
I do not know.|Je ne sais pas.|Non lo so.|Ich weiß es nicht.|No lo sé.
Where are you?|Où es-tu ?|Dove sei?|Wo bist du?|¿Dónde estás?
What time is it?|Quelle heure est-il ?|Che ore sono?|Wie spät ist es?|¿Qué hora es?
How much does it cost?|Combien ça coûte ?|Quanto costa?|Wie viel kostet das?|¿Cuánto cuesta?
The bill, please.|L'addition, s'il vous plaît.|Il conto, per favore.|Die Rechnung, bitte.|La cuenta, por favor.
A coffee, please.|Un café, s'il vous plaît.|Un caffè, per favore.|Einen Kaffee, bitte.|Un café, por favor.
Do you speak English?|Parlez-vous anglais ?|Parla inglese?|Sprechen Sie Englisch?|¿Habla inglés?
Excuse me.|Excusez-moi.|Mi scusi.|Entschuldigung.|Disculpe.
I am sorry.|Je suis désolé.|Mi dispiace.|Es tut mir leid.|Lo siento.
Help!|Au secours !|Aiuto!|Hilfe!|¡Socorro!
Cheers!|Santé !|Salute!|Prost!|¡Salud!
Happy birthday!|Joyeux anniversaire !|Buon compleanno!|Alles Gute zum Geburtstag!|¡Feliz cumpleaños!
Merry Christmas!|Joyeux Noël !|Buon Natale!|Frohe Weihnachten!|¡Feliz Navidad!
Have a good trip!|Bon voyage !|Buon viaggio!|Gute Reise!|¡Buen viaje!
Enjoy your meal!|Bon appétit !|Buon appetito!|Guten Appetit!|¡Buen provecho!
It is cold.|Il fait froid.|Fa freddo.|Es ist kalt.|Hace frío.
It is hot.|Il fait chaud.|Fa caldo.|Es ist heiß.|Hace calor.
It is raining.|Il pleut.|Piove.|Es regnet.|Llueve.
It is late.|Il est tard.|È tardi.|Es ist spät.|Es tarde.
I would like to eat.|Je voudrais manger.|Vorrei mangiare.|Ich möchte essen.|Quisiera comer.
I would like to sleep.|Je voudrais dormir.|Vorrei dormire.|Ich möchte schlafen.|Quisiera dormir.
I work here.|Je travaille ici.|Lavoro qui.|Ich arbeite hier.|Trabajo aquí.
Come here.|Viens ici.|Vieni qui.|Komm her.|Ven aquí.
Hello, how are you?|Bonjour, comment vas-tu ?|Ciao, come stai?|Hallo, wie geht es dir?|Hola, ¿cómo estás?
Hello, world!|Bonjour, le monde !|Ciao, mondo!|Hallo, Welt!|¡Hola, mundo!
""".strip().split("\n")]

# {the} is a noun with its article, {The} the same at the beginning, {a} with the other article, {adjective} what it is like;
# {name}, {city} and {age} are copied. In German {den} is the noun as an object, and {einen} the same with the other article.
PATTERNS = [line.split("|") for line in """
Where is {the}?|Où est {the} ?|Dov'è {the}?|Wo ist {the}?|¿Dónde está {the}?
{The} is here.|{The} est ici.|{The} è qui.|{The} ist hier.|{The} está aquí.
{The} is not here.|{The} n'est pas ici.|{The} non è qui.|{The} ist nicht hier.|{The} no está aquí.
I see {the}.|Je vois {the}.|Vedo {the}.|Ich sehe {den}.|Veo {the}.
I am looking for {the}.|Je cherche {the}.|Cerco {the}.|Ich suche {den}.|Busco {the}.
This is {a}.|C'est {a}.|È {a}.|Das ist {a}.|Es {a}.
I have {a}.|J'ai {a}.|Ho {a}.|Ich habe {einen}.|Tengo {a}.
I would like {a}.|Je voudrais {a}.|Vorrei {a}.|Ich möchte {einen}.|Quisiera {a}.
Do you have {a}?|Avez-vous {a} ?|Avete {a}?|Haben Sie {einen}?|¿Tiene {a}?
{The} is {adjective}.|{The} est {adjective}.|{The} è {adjective}.|{The} ist {adjective}.|{The} es {adjective}.
{The} is not {adjective}.|{The} n'est pas {adjective}.|{The} non è {adjective}.|{The} ist nicht {adjective}.|{The} no es {adjective}.
Is {the} {adjective}?|Est-ce que {the} est {adjective} ?|È {adjective} {the}?|Ist {the} {adjective}?|¿Es {adjective} {the}?
My name is {name}.|Je m'appelle {name}.|Mi chiamo {name}.|Ich heiße {name}.|Me llamo {name}.
I live in {city}.|J'habite à {city}.|Abito a {city}.|Ich wohne in {city}.|Vivo en {city}.
I am {age} years old.|J'ai {age} ans.|Ho {age} anni.|Ich bin {age} Jahre alt.|Tengo {age} años.
{name} is my friend.|{name} est mon ami.|{name} è il mio amico.|{name} ist mein Freund.|{name} es mi amigo.
{name} lives in {city}.|{name} habite à {city}.|{name} abita a {city}.|{name} wohnt in {city}.|{name} vive en {city}.
I come from {city}.|Je viens de {city}.|Vengo da {city}.|Ich komme aus {city}.|Vengo de {city}.
""".strip().split("\n")]
