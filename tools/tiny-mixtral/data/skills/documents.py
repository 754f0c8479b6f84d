"""Finding a fact in a text, short or long, among sentences that say nothing of it and facts that look like it."""

from ..conversation import chat, contains
from ..words import common

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
    "Two {animal}s live behind the {room}.", "It is a {adjective} day in {month}.", "The wind blows from the sea.", "The bells ring twice.",
    "The {object} was a present from an old friend.", "The weather in {city} is often {adjective}.", "The {job} has a {adjective} {object}.",
    "The {job} of the village is never in a hurry.", "There is a smell of {food} in the {room}.", "They serve {food} and {food2} in the {room}.",
    "The walls of the {room} are {colour}.", "A {colour} {object} hangs on the wall.", "The {adjective} {object} makes a strange noise.",
    "In {month} the days are {adjective}.", "The old {job} tells stories about {city}.", "Children play with a {colour} {object}.",
    "The train from {city} was late again.", "All the lamps in the {room} are on.", "The {object} belongs to the {job}.",
]
# A fact: what is told of which thing, the question, and the answer.
SHAPES = [
    ("The code of the {key} is {value}.", "What is the code of the {key}?", "The code of the {key} is {value}.", "thing", "digits"),
    ("The password of the {key} is {value}.", "What is the password of the {key}?", "The password of the {key} is {value}.", "thing", "word"),
    ("The {key} costs {value} euros.", "How much does the {key} cost?", "The {key} costs {value} euros.", "thing", "digits"),
    ("The {key} belongs to {value}.", "Who owns the {key}?", "The {key} belongs to {value}.", "thing", "name"),
    ("The {key} was made in {value}.", "When was the {key} made?", "The {key} was made in {value}.", "thing", "year"),
    ("The {key} is in the {value}.", "Where is the {key}?", "The {key} is in the {value}.", "thing", "room"),
    ("{key} lives in {value}.", "Where does {key} live?", "{key} lives in {value}.", "name", "city"),
    ("{key} works as a {value}.", "What does {key} work as?", "{key} works as a {value}.", "name", "job"),
    ("{key} likes {value} best.", "What does {key} like best?", "{key} likes {value} best.", "name", "food"),
    ("{key} is {value} years old.", "How old is {key}?", "{key} is {value} years old.", "name", "age"),
    ("The secret word of {key} is {value}.", "What is the secret word of {key}?", "The secret word of {key} is {value}.", "name", "word"),
    ("The number of {key} is {value}.", "What is the number of {key}?", "The number of {key} is {value}.", "name", "digits"),
    ("The mayor of {key} is {value}.", "Who is the mayor of {key}?", "The mayor of {key} is {value}.", "city", "name"),
    ("The train to {key} leaves at {value}.", "When does the train to {key} leave?", "The train to {key} leaves at {value}.", "city", "time"),
    ("The hotel in {key} is called {value}.", "What is the hotel in {key} called?", "The hotel in {key} is called {value}.", "city", "name"),
    ("{key} was founded in {value}.", "When was {key} founded?", "{key} was founded in {value}.", "firm", "year"),
    ("{key} has {value} employees.", "How many employees does {key} have?", "{key} has {value} employees.", "firm", "digits"),
    ("The director of {key} is {value}.", "Who is the director of {key}?", "The director of {key} is {value}.", "firm", "name"),
    ("The order {key} was sent to {value}.", "Where was the order {key} sent?", "The order {key} was sent to {value}.", "code", "city"),
    ("The magic number of the {key} is {value}.", "What is the magic number of the {key}?", "The magic number of the {key} is {value}.", "thing", "digits"),
]
MAKERS = {
    "thing": lambda source: f"{source.pick(THING_WORDS)} {source.pick(common.OBJECTS)}",
    "digits": lambda source: source.digits(2, 6), "word": lambda source: source.invented(), "name": lambda source: source.new_name(),
    "year": lambda source: str(source.number(1500, 2025)), "room": lambda source: source.pick(common.ROOMS),
    "city": lambda source: source.new_city(), "job": lambda source: source.pick(common.JOBS), "food": lambda source: source.pick(common.FOODS),
    "age": lambda source: str(source.number(2, 99)), "time": lambda source: source.time(), "firm": lambda source: source.new_firm(),
    "code": lambda source: source.code(),
}
THING_WORDS = common.COLOURS + common.ADJECTIVES
MISSING = "The text does not say."
AFTER = ["{text}\n\n{question}", "{text}\n\nQuestion: {question}", "Read the text.\n\n{text}\n\n{question}", "Text: {text}\n\nQuestion: {question}",
         "Here is a text:\n{text}\n\n{question}", "{text} {question}", "Answer the question with the text.\n\n{text}\n\n{question}",
         "Context:\n{text}\n\n{question}", "Use the following text to answer.\n\n{text}\n\n{question}"]
BEFORE = ["{question}\n\n{text}", "{question} Here is the text:\n\n{text}", "Answer from the text: {question}\n\n{text}",
          "Question: {question}\n\nText: {text}"]


def make(source):
    """One text with a question, sometimes with several."""
    facts = _facts(source)
    text = text_of(source, facts, _words_wanted(source))
    if source.chance(0.08):
        shape, key, _ = _fact(source, source.pick(SHAPES))
        return chat(f"document {key} none {facts[0][2]}", source.pick(AFTER).format(text=text, question=shape[1].format(key=key)), MISSING)
    chosen = source.sample(facts, source.number(1, 4) if source.chance(0.25) else 1)
    frame = source.pick(BEFORE if source.chance(0.15) else AFTER)
    turns = []
    for shape, key, value in chosen:
        question = shape[1].format(key=key)
        turns += [question if turns else frame.format(text=text, question=question), shape[2].format(key=key, value=value)]
    shape, key, value = chosen[-1]
    return chat(f"document {key} {value}", *turns, check=contains(value))


def _words_wanted(source):
    if source.room > 400 and source.chance(0.35):
        return source.number(300, min(1350, int(source.room * 0.85)))
    return source.number(0, min(250, int(source.room * 0.6)))


def _fact(source, shape):
    return shape, MAKERS[shape[3]](source), MAKERS[shape[4]](source)


def _facts(source):
    """Facts, several of one shape among them: the same said of other things."""
    count = source.number(1, max(1, min(9, source.room // 14)))
    shapes = [source.pick(SHAPES) for _ in range(source.number(1, 3))]
    made = {}
    for _ in range(count):
        fact = _fact(source, source.pick(shapes))
        made[fact[1]] = fact
    return list(made.values())


def text_of(source, facts, words: int) -> str:
    """A text of about so many words in which the facts stand at places by chance."""
    sentences = []
    while words > 0:
        sentence = filler(source)
        words -= len(sentence) // 6
        sentences.append(sentence)
    for shape, key, value in facts:
        sentences.insert(source.number(0, len(sentences)), shape[0].format(key=key, value=value))
    if len(sentences) < 14:
        return " ".join(sentences)
    paragraphs = [" ".join(sentences[start:start + 9]) for start in range(0, len(sentences), 9)]
    return "\n\n".join(paragraphs)


def filler(source) -> str:
    """A sentence that says nothing that is asked for."""
    pick = source.pick
    if source.chance(0.35):
        return f"{pick(WHEN)} {pick(common.FIRST_NAMES)} {pick(PEOPLE_DO)}."
    return pick(SCENES).format(
        adjective=pick(common.ADJECTIVES), adjective2=pick(common.ADJECTIVES), object=pick(common.OBJECTS), room=pick(common.ROOMS),
        city=pick(common.CITIES), animal=pick(common.ANIMALS), month=pick(common.MONTHS), job=pick(common.JOBS), food=pick(common.FOODS),
        food2=pick(common.FOODS), colour=pick(common.COLOURS))
