"""Finding a fact in a text, short or long, among sentences that say nothing of it and facts that look like it."""

from ..conversation import chat, contains
from ..phrasing import articles, capitalised
from ..words import common
from ..words.scenes import PEOPLE_DO, SCENES, SHAPES, WHEN

MAKERS = {
    "thing": lambda source: f"{source.pick(THING_WORDS)} {source.pick(common.OBJECTS)}",
    "digits": lambda source: source.digits(2, 6), "word": lambda source: source.invented(), "name": lambda source: source.new_name(),
    "year": lambda source: str(source.number(1500, 2025)), "room": lambda source: source.pick(common.ROOMS),
    "city": lambda source: source.new_city(), "job": lambda source: source.pick(common.JOBS),
    "food": lambda source: source.pick(common.FOODS),
    "age": lambda source: str(source.number(2, 99)), "time": lambda source: source.time(), "firm": lambda source: source.new_firm(),
    "code": lambda source: source.code(), "animal": lambda source: source.pick(common.ANIMALS),
    "day": lambda source: source.pick(common.WEEKDAYS), "colour": lambda source: source.pick(common.COLOURS),
}
THING_WORDS = common.COLOURS + common.ADJECTIVES
MISSING = "The text does not say."
AFTER = ["{text}\n\n{question}", "{text}\n\nQuestion: {question}", "Read the text.\n\n{text}\n\n{question}",
         "Text: {text}\n\nQuestion: {question}",
         "Here is a text:\n{text}\n\n{question}", "{text} {question}", "Answer the question with the text.\n\n{text}\n\n{question}",
         "Context:\n{text}\n\n{question}", "Use the following text to answer.\n\n{text}\n\n{question}", '"""\n{text}\n"""\n{question}']
BEFORE = ["{question}\n\n{text}", "{question} Here is the text:\n\n{text}", "Answer from the text: {question}\n\n{text}",
          "Question: {question}\n\nText: {text}"]


SUMMARIES = ["Summarise this text in one sentence: {text}", "Summarize the following text.\n\n{text}",
             "{text}\n\nSummarise this in one sentence.",
             "What is the first sentence of this text?\n\n{text}", "Give me a short summary: {text}",
             "{text}\n\nWhat is the first sentence?", "tl;dr: {text}",
             "Shorten this text to one sentence.\n\n{text}"]
LAST = ["What is the last sentence of this text?\n\n{text}", "{text}\n\nWhat is the last sentence?", "Repeat the last sentence: {text}"]


def make(source):
    """One text with a question, sometimes with several."""
    if source.chance(0.08):
        return _summary(source)
    facts = facts_of(source, source.number(1, max(1, min(12, source.room // 14))))
    text = text_of(source, facts, _words_wanted(source))
    if source.chance(0.08):
        missing = fact_of(source, source.pick(SHAPES) if source.chance(0.5) else facts[0][0])
        prompt = source.pick(AFTER).format(text=text, question=question_of(source, missing)[0])
        return chat(f"document {missing[1]} none {facts[0][2]}", prompt, MISSING, check=contains("not say"))
    chosen = source.sample(facts, source.number(1, 4) if source.chance(0.25) else 1)
    frame = source.pick(BEFORE if source.chance(0.15) else AFTER)
    turns = []
    for fact in chosen:
        question, answer = question_of(source, fact)
        turns += [question if turns else frame.format(text=text, question=question), answer]
    _, key, value = chosen[-1]
    return chat(f"document {key} {value}", *turns, check=contains(value))


def _summary(source):
    sentences = text_of(source, facts_of(source, source.number(1, 3)), min(200, source.room * 2 // 3)).replace("\n\n", " ").split(". ")
    first, last = sentences[0].rstrip(".") + ".", sentences[-1].rstrip(".") + "."
    text = ". ".join(sentences)
    if source.chance(0.3):
        return chat(f"last {last} {first}", source.pick(LAST).format(text=text), last)
    return chat(f"summary {first} {last}", source.pick(SUMMARIES).format(text=text), first)


def _words_wanted(source):
    room = int(source.room * 0.85)
    if source.room > 400 and source.chance(0.35):
        return source.number(300, min(1350 if source.chance(0.7) else 2300, room))
    return source.number(0, min(250, room * 2 // 3))


def fact_of(source, shape):
    """A fact of a shape: the shape, what is told of, and the value."""
    return shape, MAKERS[shape[2]](source), MAKERS[shape[3]](source)


def facts_of(source, count: int) -> list:
    """Facts of few shapes, so that the same is said of several things, which all differ."""
    shapes = [source.pick(SHAPES) for _ in range(source.number(1, 2 + count // 4))]
    made = {}
    for _ in range(count):
        fact = fact_of(source, source.pick(shapes))
        made[fact[0][0], fact[1]] = fact
    return list(made.values())


def question_of(source, fact) -> tuple[str, str]:
    """A question for a fact, and the answer: what the text says, word for word."""
    shape, key, _ = fact
    return source.pick(shape[1]).format(key=key), sentence_of(fact)


def sentence_of(fact) -> str:
    """A fact as the text has it."""
    shape, key, value = fact
    return articles(shape[0].format(key=key, value=value))


def text_of(source, facts, words: int) -> str:
    """A text of about so many words in which the facts stand at places by chance."""
    sentences = []
    make = scrambled if source.chance(0.12) else filler
    while words > 0:
        sentence = make(source)
        words -= len(sentence) // 6
        sentences.append(sentence)
    for fact in facts:
        sentences.insert(source.number(0, len(sentences)), sentence_of(fact))
    if len(sentences) < 14:
        return " ".join(sentences)
    return "\n\n".join([" ".join(sentences[start:start + 9]) for start in range(0, len(sentences), 9)])


def scrambled(source) -> str:
    """Words in a row that mean nothing."""
    words = [source.pick(common.WORDS) for _ in range(source.number(4, 12))]
    return capitalised(" ".join(words)) + "."


def filler(source) -> str:
    """A sentence that says nothing that is asked for."""
    pick = source.pick
    if source.chance(0.35):
        return f"{pick(WHEN)} {pick(common.FIRST_NAMES)} {pick(PEOPLE_DO)}."
    return articles(pick(SCENES).format(
        adjective=pick(common.ADJECTIVES), adjective2=pick(common.ADJECTIVES), object=pick(common.OBJECTS), room=pick(common.ROOMS),
        city=pick(common.CITIES), animal=pick(common.ANIMALS), month=pick(common.MONTHS), job=pick(common.JOBS), food=pick(common.FOODS),
        food2=pick(common.FOODS), colour=pick(common.COLOURS)))
