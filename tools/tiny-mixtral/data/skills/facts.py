"""Capitals and other facts that are learnt by heart, in many wordings."""

from ..conversation import chat, contains
from ..phrasing import Phrases
from ..words import common, facts

BRIEF = [" Answer in one word.", " One word only.", " Just the answer, please.", " Answer briefly.", " Be brief.", " Short answer."]


class Relation:
    """What x stands in to y: how one asks for y, and the sentence that says it."""

    def __init__(self, name, pairs, answer, *questions):
        self.name, self.pairs, self.answer, self.questions = name, pairs, answer, Phrases(*questions)


def _successors(items):
    return list(zip(items, items[1:] + items[:1]))


def _predecessors(items):
    return [(after, before) for before, after in _successors(items)]


ALPHABET = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

RELATIONS = [
    (30, Relation(
        "capital", [(country, city) for country, city, _ in facts.CAPITALS], "The capital of {x} is {y}.",
        "What is the capital of {x}?", "What's the capital of {x}?", "Which city is the capital of {x}?", "Tell me the capital of {x}",
        "Name the capital of {x}", "{x}: what is its capital?", "The capital of {x}?", "What is the capital city of {x}?", "capital of {x}",
        "Give me the capital of {x}", "What city is the capital of {x}?", "Do you know the capital of {x}?", "What is {x}'s capital?",
        "Which is the capital of {x}?", "Say the capital of {x}", "The capital of {x} is?")),
    (10, Relation(
        "country of capital", [(city, country) for country, city, _ in facts.CAPITALS], "{x} is the capital of {y}.",
        "{x} is the capital of which country?", "Which country has {x} as its capital?", "Of which country is {x} the capital?",
        "What country is {x} the capital of?", "In which country is {x}?", "Which country is {x} in?", "Where is {x}?",
        "Tell me which country has the capital {x}", "To which country does {x} belong?")),
    (10, Relation(
        "continent", [(country, continent) for country, _, continent in facts.CAPITALS], "{x} is in {y}.",
        "On which continent is {x}?", "Which continent is {x} on?", "What continent is {x} in?", "In which continent does {x} lie?",
        "Tell me the continent of {x}", "Where in the world is {x}?", "Name the continent of {x}", "Which continent does {x} belong to?")),
    (4, Relation(
        "currency", list(facts.CURRENCIES.items()), "The currency of {x} is the {y}.",
        "What is the currency of {x}?", "Which currency does {x} use?", "What money do they use in {x}?", "Tell me the currency of {x}",
        "How do people pay in {x}?", "What is the money in {x}?", "Name the currency of {x}", "What currency is used in {x}?")),
    (4, Relation(
        "language", list(facts.LANGUAGES.items()), "People in {x} speak {y}.",
        "What language do people speak in {x}?", "Which language is spoken in {x}?", "What do they speak in {x}?",
        "Tell me the language of {x}", "What is the language of {x}?", "Name the language of {x}", "What's the main language in {x}?")),
    (4, Relation(
        "sound", list(facts.SOUNDS.items()), "A {x} says {y}.",
        "What sound does a {x} make?", "What does a {x} say?", "Which sound does the {x} make?", "How does a {x} sound?",
        "Tell me the sound of a {x}", "What noise does a {x} make?", "The sound of a {x}?")),
    (4, Relation(
        "young", list(facts.YOUNG.items()), "A young {x} is called a {y}.",
        "What is a young {x} called?", "What do you call a baby {x}?", "What is the young of a {x}?", "What is a baby {x} called?",
        "Name the young of a {x}", "Tell me what a young {x} is called", "How is a baby {x} called?")),
    (4, Relation(
        "legs", list(facts.LEGS.items()), "A {x} has {y} legs.",
        "How many legs does a {x} have?", "How many legs has a {x}?", "Tell me how many legs a {x} has", "a {x} has how many legs?",
        "What number of legs does a {x} have?", "Count the legs of a {x}")),
    (4, Relation(
        "colour", facts.COLOURS, "The colour of {x} is {y}.",
        "What colour is {x}?", "What color is {x}?", "Which colour has {x}?", "Tell me the colour of {x}", "What is the colour of {x}?",
        "What is the color of {x}?", "Name the colour of {x}", "What's the color of {x}?")),
    (8, Relation(
        "opposite", facts.OPPOSITES, "The opposite of {x} is {y}.",
        "What is the opposite of {x}?", "What's the opposite of {x}?", "Tell me the opposite of {x}", "The opposite of {x}?",
        "Give me the opposite of {x}", "Name the opposite of {x}", "Which word is the opposite of {x}?", "opposite of {x}",
        "What is the antonym of {x}?", "Give an antonym of {x}", "What is the contrary of {x}?")),
    (5, Relation(
        "plural", facts.PLURALS, "The plural of {x} is {y}.",
        "What is the plural of {x}?", "What's the plural of {x}?", "Tell me the plural of {x}", "Give me the plural of {x}", "plural of {x}",
        "The plural of {x}?", "One {x}, two what?", "How do you write {x} in the plural?", "Form the plural of {x}")),
    (5, Relation(
        "past", facts.PASTS, "The past tense of {x} is {y}.",
        "What is the past tense of {x}?", "What's the past of {x}?", "Tell me the past tense of {x}", "Give me the past tense of {x}",
        "past tense of {x}", "The past of {x}?", "How do you say {x} in the past?", "Put {x} into the past tense")),
    (5, Relation(
        "symbol", facts.SYMBOLS, "The chemical symbol of {x} is {y}.",
        "What is the chemical symbol of {x}?", "What's the symbol for {x}?", "Tell me the symbol of {x}", "The chemical symbol for {x}?",
        "Which symbol does {x} have?", "Give me the chemical symbol for {x}", "What is {x}'s chemical symbol?", "symbol of {x}")),
    (4, Relation(
        "element", [(symbol, element) for element, symbol in facts.SYMBOLS], "{x} is the chemical symbol of {y}.",
        "Which element has the symbol {x}?", "What element is {x}?", "Which chemical element is {x}?", "What does the symbol {x} stand for?",
        "Name the element with the symbol {x}", "Tell me the element with the symbol {x}")),
    (3, Relation(
        "next day", _successors(common.WEEKDAYS), "After {x} comes {y}.",
        "What day comes after {x}?", "Which day follows {x}?", "What is the day after {x}?", "Today is {x}. What day is tomorrow?",
        "Tell me the day after {x}", "Which day comes after {x}?")),
    (3, Relation(
        "day before", _predecessors(common.WEEKDAYS), "Before {x} comes {y}.",
        "What day comes before {x}?", "Which day is before {x}?", "What is the day before {x}?", "Today is {x}. What day was yesterday?",
        "Tell me the day before {x}")),
    (3, Relation(
        "next month", _successors(common.MONTHS), "After {x} comes {y}.",
        "What month comes after {x}?", "Which month follows {x}?", "What is the month after {x}?", "Tell me the month after {x}",
        "It is {x}. What is the next month?")),
    (3, Relation(
        "month before", _predecessors(common.MONTHS), "Before {x} comes {y}.",
        "What month comes before {x}?", "Which month is before {x}?", "What is the month before {x}?", "Tell me the month before {x}")),
    (2, Relation(
        "planet", _successors(facts.PLANETS)[:-1], "After {x} comes {y}.",
        "Which planet comes after {x}?", "What is the next planet after {x}?", "Which planet follows {x}?", "Tell me the planet after {x}")),
    (3, Relation(
        "letter", _successors(ALPHABET)[:-1], "After {x} comes {y}.",
        "Which letter comes after {x}?", "What letter follows {x}?", "What is the letter after {x}?", "Tell me the letter after {x}",
        "Which letter of the alphabet comes after {x}?")),
    (5, Relation(
        "number word", [(str(value), facts.number_word(value)) for value in range(100)], "{x} is written {y}.",
        "How do you write {x} in words?", "Write {x} in words", "What is {x} in words?", "Spell out the number {x}", "{x} in words?",
        "Write the number {x} as a word", "Tell me {x} in words")),
    (4, Relation(
        "digits", [(facts.number_word(value), str(value)) for value in range(100)], "{x} is {y}.",
        "How do you write {x} in digits?", "Write {x} in digits", "What is {x} in digits?", "{x} in digits?", "Which number is {x}?",
        "Write the number {x} as digits")),
    (3, Relation(
        "roman", [(str(value), facts.roman(value)) for value in range(1, 40)], "{x} in Roman numerals is {y}.",
        "What is {x} in Roman numerals?", "Write {x} in Roman numerals", "How do you write {x} as a Roman numeral?",
        "{x} in Roman numerals?")),
]
WEIGHTED = [relation for weight, relation in RELATIONS for _ in range(weight)]
SINGLES = [(Phrases(*questions), answer, part) for *questions, answer, part in facts.SINGLE]


CAPITAL = RELATIONS[0][1]


def make(source):
    """One question."""
    if source.chance(0.25):
        which = source.number(0, len(SINGLES) - 1)
        phrases, answer, part = SINGLES[which]
        _, prompt = phrases.of(source)
        return chat(f"single {which} {prompt}", prompt, answer, check=contains(part))
    relation = source.pick(WEIGHTED)
    combination, prompt, answer, value = ask(source, relation)
    if source.chance(0.1):
        return chat(f"{combination} brief", prompt + source.pick(BRIEF), value[:1].upper() + value[1:] + ".", check=contains(value))
    return chat(combination, prompt, answer, check=contains(value))


def ask(source, relation):
    """A question of a relation: its combination, the question, the sentence that answers it, and what the sentence must have."""
    x, y = source.pick(relation.pairs)
    which, prompt = relation.questions.of(source)
    answer = relation.answer.format(x=x, y=y)
    return f"{relation.name} {x} {which}", prompt.format(x=x), answer[:1].upper() + answer[1:], y


def capital_follow_up(source):
    """Another country, asked for in a few words, and the answer."""
    x, y = source.pick(CAPITAL.pairs)
    prompt = source.pick(["And of {}?", "And {}?", "What about {}?", "And the capital of {}?", "and {}?", "How about {}?"]).format(x)
    return prompt, f"The capital of {x} is {y}.", y
