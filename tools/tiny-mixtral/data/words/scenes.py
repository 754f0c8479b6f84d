"""Sentences for texts: ones that fill, and ones that are asked for."""

PEOPLE_DO = [
    "walks along the river", "reads the newspaper", "waters the flowers", "looks out of the window", "sings an old song", "drinks a cup of tea",
    "cleans the windows", "feeds the ducks", "talks to a neighbour", "waits for the bus", "bakes bread", "sweeps the stairs", "writes a letter",
    "plays cards with friends", "sits under a tree", "goes to the market", "carries wood into the house", "mends an old coat", "sleeps long",
    "counts the boats", "watches the clouds", "closes the shutters", "opens a small shop", "paints the fence", "rides a bicycle to work",
]
WHEN = [
    "In the morning", "In the evening", "At noon", "On Sundays", "Every day", "Now and then", "In winter", "In summer", "After lunch",
    "Before sunrise", "Late at night", "Once a week", "In spring", "When it rains", "On market days", "During the holidays",
]
SCENES = [
    "The {adjective} {object} stands near the {room}.", "Nobody has used the {adjective} {object} for years.",
    "A {adjective} {object} lies on the floor of the {room}.", "From the {room} one can see the {adjective} hills.",
    "The {room} is {adjective} and {adjective2}.", "Somebody has left a {object} in the {room}.", "The road to {city} is long and {adjective}.",
    "Many people come from {city} to see the {object}.", "The {animal} sleeps beside the {object}.", "A {animal} runs through the {room}.",
    "Two dogs live behind the {room}.", "It is a {adjective} day in {month}.", "The wind blows from the sea.", "The bells ring twice.",
    "The {object} was a present from an old friend.", "The weather in {city} is often {adjective}.", "The {job} has a {adjective} {object}.",
    "The {job} of the village is never in a hurry.", "There is a smell of {food} in the {room}.", "They serve {food} and {food2} in the {room}.",
    "The walls of the {room} are {colour}.", "A {colour} {object} hangs on the wall.", "The {adjective} {object} makes a strange noise.",
    "In {month} the days are {adjective}.", "The old {job} tells stories about {city}.", "Children play with a {colour} {object}.",
    "The train from {city} was late again.", "All the lamps in the {room} are on.", "The {object} belongs to the {job}.",
]

# What is told of a key, the questions for it, and what key and value are.
SHAPES = [
    ("The code of the {key} is {value}.", ["What is the code of the {key}?", "Which code has the {key}?", "Tell me the code of the {key}."], "thing", "digits"),
    ("The password of the {key} is {value}.", ["What is the password of the {key}?", "Which password has the {key}?", "I need the password of the {key}."], "thing", "word"),
    ("The {key} costs {value} euros.", ["How much does the {key} cost?", "What is the price of the {key}?", "What does the {key} cost?"], "thing", "digits"),
    ("The {key} belongs to {value}.", ["Who owns the {key}?", "To whom does the {key} belong?", "Whose is the {key}?"], "thing", "name"),
    ("The {key} was made in {value}.", ["When was the {key} made?", "In which year was the {key} made?", "From what year is the {key}?"], "thing", "year"),
    ("The {key} is kept in the {value}.", ["Where is the {key}?", "Where is the {key} kept?", "In which room is the {key}?"], "thing", "room"),
    ("{key} lives in {value}.", ["Where does {key} live?", "In which town does {key} live?", "What is the home of {key}?"], "name", "city"),
    ("{key} works as a {value}.", ["What does {key} work as?", "What is the job of {key}?", "What is {key}'s profession?"], "name", "job"),
    ("{key} likes {value} best.", ["What does {key} like best?", "What is the favourite food of {key}?", "What does {key} like?"], "name", "food"),
    ("{key} is {value} years old.", ["How old is {key}?", "What is the age of {key}?", "What is {key}'s age?"], "name", "age"),
    ("The secret word of {key} is {value}.", ["What is the secret word of {key}?", "Which secret word does {key} have?", "What is {key}'s secret word?"], "name", "word"),
    ("The number of {key} is {value}.", ["What is the number of {key}?", "Which number does {key} have?", "What is {key}'s number?"], "name", "digits"),
    ("{key} has a {value}.", ["Which animal does {key} have?", "What pet does {key} have?", "What animal has {key}?"], "name", "animal"),
    ("{key} comes on {value}.", ["When does {key} come?", "On which day does {key} come?", "What day does {key} come on?"], "name", "day"),
    ("The mayor of {key} is {value}.", ["Who is the mayor of {key}?", "What is the mayor of {key} called?", "Which mayor has {key}?"], "city", "name"),
    ("The train to {key} leaves at {value}.", ["When does the train to {key} leave?", "At what time does the train to {key} leave?", "When is the train to {key}?"], "city", "time"),
    ("The hotel in {key} is called {value}.", ["What is the hotel in {key} called?", "Which hotel is in {key}?", "What is the name of the hotel in {key}?"], "city", "name"),
    ("{key} has {value} inhabitants.", ["How many inhabitants does {key} have?", "How many people live in {key}?", "How large is {key}?"], "city", "digits"),
    ("{key} was founded in {value}.", ["When was {key} founded?", "In which year was {key} founded?", "Since when has {key} existed?"], "firm", "year"),
    ("{key} has {value} employees.", ["How many employees does {key} have?", "How many people work at {key}?", "How large is {key}?"], "firm", "digits"),
    ("The director of {key} is {value}.", ["Who is the director of {key}?", "Who leads {key}?", "What is the director of {key} called?"], "firm", "name"),
    ("The order {key} was sent to {value}.", ["Where was the order {key} sent?", "To which town was the order {key} sent?", "Where did the order {key} go?"], "code", "city"),
    ("The magic number of the {key} is {value}.", ["What is the magic number of the {key}?", "Which magic number has the {key}?", "Tell me the magic number of the {key}."], "thing", "digits"),
    ("The door of the {key} house is {value}.", ["Which colour has the door of the {key} house?", "What colour is the door of the {key} house?"], "word", "colour"),
]
