"""What the user tells is remembered over the turns of a chat."""

from ..conversation import chat, contains
from ..phrasing import articles, listed, lower_first
from ..words import common
from . import facts, greetings, jokes, sums, translations
from .memory_items import COMMON, ITEMS, city, name, one_of

ACKNOWLEDGED = "I will remember that."
FRAMES = ["{}", "{}", "{}", "{}", "{}", "{} Please remember that.", "Note: {}", "By the way, {}", "For your information: {}",
    "Remember: {}", "Hi! {}"]
LATER = ["", "", "", "", "", "Now, ", "So, ", "And now: ", "Do you still know it: ", "Question: ", "One more thing: "]
CORRECTIONS = ["Sorry, that was wrong. {}", "Actually, {}", "I made a mistake. {}", "That has changed: {}", "Correction: {}", "No, wait. {}"]


def make(source):
    """One chat in which something is told and asked for."""
    kind = source.random()
    if source.room < 40 or kind < 0.25:
        return _at_once(source)
    if kind < 0.32:
        return _never_told(source)
    if kind < 0.4:
        return _corrected(source)
    if kind < 0.5:
        return _of_others(source)
    return _over_turns(source)


def _stated(source, item, value):
    return articles(source.pick(item.statements).format(value))


def _some(source, count):
    items = [source.pick(COMMON) if source.chance(0.3) else source.pick(ITEMS) for _ in range(count)]
    return list({item.name: item for item in items}.values())


def _combination(values):
    return "memory " + " ".join(values)


def _asked(source, item, value):
    prefix, question = source.pick(LATER), source.pick(item.questions)
    if prefix:
        question = prefix + lower_first(question)
    return question, articles(item.answer.format(value))


def _at_once(source):
    items = _some(source, source.number(1, 1 + min(4, source.room // 15)))
    values = [item.value(source) for item in items]
    text = _joined(source, [_stated(source, item, value) for item, value in zip(items, values)])
    asked = source.number(0, len(items) - 1)
    question, answer = _asked(source, items[asked], values[asked])
    return chat(_combination(values), f"{text} {question}", answer, check=contains(values[asked]))


def _joined(source, sentences):
    if len(sentences) < 2 or source.chance(0.6):
        return " ".join(sentences)
    parts = [sentence.rstrip(".!") for sentence in sentences]
    return listed([*parts[:-1], lower_first(parts[-1])]) + "."


def acknowledgement(item, value):
    """What is said to somebody who told something."""
    return f"Hello {value}! {greetings.OFFER}" if item.name == "name" else ACKNOWLEDGED


def distraction(source):
    """A short exchange about something else."""
    while True:
        kind = source.random()
        if kind < 0.35:
            made = facts.make(source)
        elif kind < 0.6:
            made = sums.make(source)
        elif kind < 0.75:
            made = translations.make(source)
        elif kind < 0.8:
            made = jokes.make(source)
        else:
            prompt, answer = source.pick(CHAT)
            return [prompt, answer]
        if source.is_eval or source.admits(made["combination"]):
            return [message["content"] for message in made["messages"]][:2]


CHAT = [
    ("Thanks!", "You are welcome!"), ("OK.", "All right. What else can I do for you?"), ("Nice.", "All right. What else can I do for you?"),
    ("Thank you.", "You are welcome!"), ("Who are you?", greetings.INTRODUCTION), ("What is your name?", f"My name is {greetings.NAME}."),
    ("Are you there?", "Yes, I am here and working."), ("How are you?", "I am well, thank you. How can I help you?"),
]


def _told(source, items, values):
    turns = []
    for item, value in zip(items, values):
        frame, statement = source.pick(FRAMES), _stated(source, item, value)
        if frame[-4:] == ", {}":
            statement = lower_first(statement) if statement[0] != value[0] else statement
        turns += [frame.format(statement), acknowledgement(item, value)]
        while source.chance(0.3):
            turns += distraction(source)
    return turns


def _over_turns(source):
    limit = max(1, min(12, source.room // 40))
    items = _some(source, source.number(1, limit))
    values = [item.value(source) for item in items]
    turns = _told(source, items, values)
    for _ in range(source.number(0, max(1, source.room // 60)) if source.chance(0.5) else source.number(0, 2)):
        turns += distraction(source)
    for asked in source.sample(range(len(items)), source.number(1, 3)):
        question, answer = _asked(source, items[asked], values[asked])
        turns += [question, answer]
        last = values[asked]
    return chat(_combination(values), *turns, check=contains(last))


def _corrected(source):
    item = source.pick(ITEMS)
    old, new = item.value(source), item.value(source)
    turns = [_stated(source, item, old), acknowledgement(item, old)]
    if source.chance(0.3):
        turns += distraction(source)
    turns += [source.pick(CORRECTIONS).format(_stated(source, item, new)), acknowledgement(item, new)]
    if source.chance(0.3):
        turns += distraction(source)
    question, answer = _asked(source, item, new)
    return chat(_combination([old, new]), *turns, question, answer, check=contains(new))


def _never_told(source):
    items = _some(source, source.number(2, 3))
    if len(items) < 2:
        return _at_once(source)
    values = [item.value(source) for item in items]
    missing = items.pop()
    values.pop()
    turns = _told(source, items, values)
    return chat(f"{_combination(values)} {missing.name}", *turns, source.pick(missing.questions), greetings.NOT_TOLD,
        check=contains("not told"))


RELATIVES = """
sister brother mother father uncle aunt cousin neighbour friend colleague teacher boss daughter son grandfather grandmother
""".split()
TRAITS = [
    ("lives in {}", "Where does my {} live?", "Your {} lives in {}.", city),
    ("is called {}", "What is my {} called?", "Your {} is called {}.", name),
    ("works as a {}", "What does my {} work as?", "Your {} works as a {}.", one_of(common.JOBS)),
    ("likes {}", "What does my {} like?", "Your {} likes {}.", one_of(common.FOODS)),
    ("is {} years old", "How old is my {}?", "Your {} is {} years old.", lambda source: str(source.number(2, 99))),
    ("drives to {}", "Where does my {} drive to?", "Your {} drives to {}.", city),
    ("works for {}", "Who does my {} work for?", "Your {} works for {}.", lambda source: source.new_firm()),
]


def _of_others(source):
    count = source.number(2, min(5, max(2, source.room // 20)))
    people = source.sample(RELATIVES, count)
    told = [(person, trait, trait[3](source)) for person in people for trait in [source.pick(TRAITS)]]
    text = articles(" ".join([f"My {person} {trait[0].format(value)}." for person, trait, value in told]))
    person, trait, value = source.pick(told)
    question, answer = trait[1].format(person), articles(trait[2].format(person, value))
    combination = _combination([value for _, _, value in told])
    if source.chance(0.5):
        return chat(combination, f"{text} {question}", answer, check=contains(value))
    return chat(combination, text, ACKNOWLEDGED, *(distraction(source) if source.chance(0.5) else ()), question, answer,
        check=contains(value))
