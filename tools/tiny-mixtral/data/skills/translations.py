"""Translations of a small vocabulary among five languages."""

from ..conversation import chat
from ..phrasing import Phrases, capitalised
from ..words import common
from ..words.languages import ADJECTIVES, LANGUAGES, NOUNS, PATTERNS, PHRASES, WORDS

TO = Phrases(
    "Translate '{}' to {to}", 'Translate "{}" into {to}', "Translate '{}' into {to}", 'How do you say "{}" in {to}?',
    "How do you say '{}' in {to}?", 'What is "{}" in {to}?', "What is '{}' in {to}?", 'Say "{}" in {to}', 'Translate "{}" to {to}',
    "Translate '{}' from {source} to {to}", 'Translate the {source} text "{}" to {to}', 'Give me the {to} translation of "{}"',
    'What does "{}" mean in {to}?', 'Write "{}" in {to}', 'What is the {to} translation of "{}"?',
)
BEHIND = Phrases(
    "Translate to {to}: {}", "Translate into {to}: {}", "Translate this to {to}: {}", "Translate the following {source} text to {to}: {}",
    "Translate from {source} to {to}: {}", "In {to}: {}", "{to} translation of: {}", "Translate the following to {to}:\n{}",
    "Translate this {source} sentence into {to}: {}", "Translate to {to}:\n\n{}", "{source} to {to}: {}", "Say in {to}: {}",
    "Please translate to {to}: {}", "Could you translate this into {to}: {}", "please translate into {to}: {}", "translate to {to}: {}",
    exact=True)
GERMAN_OBJECTS = {"der ": "den ", "die ": "die ", "das ": "das "}
GERMAN_ARTICLES = {"der ": "ein ", "die ": "eine ", "das ": "ein "}


def _genders():
    table = []
    for noun in NOUNS:
        forms = []
        for language, word in enumerate(noun):
            is_feminine = word.endswith(" f") or word.startswith(("la ", "die "))
            forms.append(_noun_forms(language, word.removesuffix(" f").removesuffix(" m"), is_feminine))
        table.append(forms)
    return table


def _noun_forms(language, word, is_feminine):
    bare = word.split(" ", 1)[1] if " " in word else word.split("'", 1)[1]
    if language == 0:
        one = ("an " if bare[0] in "aeio" else "a ") + bare
    elif language == 1:
        one = ("une " if is_feminine else "un ") + bare
    elif language == 2:
        one = ("un'" if is_feminine and bare[0] in "aeiou" else "una " if is_feminine else "un ") + bare
    elif language == 3:
        one = GERMAN_ARTICLES[word[:4]] + bare
    else:
        one = ("una " if is_feminine else "un ") + bare
    object_ = GERMAN_OBJECTS[word[:4]] + bare if language == 3 else word
    object_one = "einen " + bare if language == 3 and word.startswith("der ") else one
    return {"the": word, "The": capitalised(word), "a": one, "den": object_, "einen": object_one, "bare": bare}, is_feminine


NOUN_FORMS = _genders()
ROWS = {row[0]: row for row in WORDS + PHRASES}


def pair(source, first: int | None = None, second: int | None = None):
    """A text in two languages: combination, text, translation, and the languages' numbers. Some languages may be given."""
    if first is None:
        first = 0 if source.chance(0.55) else source.number(0, 4)
    while second is None or second == first:
        second = source.number(0, 4)
    kind = source.random()
    if kind < 0.25:
        texts = source.pick(WORDS)
    elif kind < 0.45:
        noun = source.pick(NOUN_FORMS)
        key = "bare" if source.chance(0.6) else "the"
        texts = [forms[key] for forms, _ in noun]
    elif kind < 0.5:
        row = source.pick(ADJECTIVES)
        texts = [word.split(",")[0] for word in row]
    elif kind < 0.68:
        texts = source.pick(PHRASES)
    else:
        texts = filled(source)
    return f"{texts[0]} {first} {second}", texts[first], texts[second], first, second


def filled(source) -> list[str]:
    """A sentence in all languages, with nouns, names and numbers by chance."""
    pattern = source.pick(PATTERNS)
    noun, adjective = source.pick(NOUN_FORMS), source.pick(ADJECTIVES)
    name = source.new_name() if source.chance(0.8) else source.pick(common.FIRST_NAMES)
    city = source.new_city() if source.chance(0.5) else source.pick(common.CITIES)
    age = source.number(3, 99)
    texts = []
    for language, text in enumerate(pattern):
        forms, is_feminine = noun[language]
        word = adjective[language]
        if "," in word:
            word = word.split(",")[is_feminine]
        texts.append(text.format(**forms, adjective=word, name=name, city=city, age=age))
    return texts


def make(source):
    """One text to translate."""
    combination, text, translation, first, second = pair(source)
    if source.chance(0.12):
        return _in_their_tongue(source, combination, text, translation, first, second)
    phrases = TO if len(text) < 45 and '"' not in text and "'" not in text and source.chance(0.6) else BEHIND
    which, prompt = phrases.of(source)
    prompt = prompt.format(text, to=LANGUAGES[second], source=LANGUAGES[first])
    return chat(f"translate {combination}", prompt, translation)


ASKED = {
    1: ['Comment dit-on "{}" en {} ?', 'Traduis "{}" en {}.', 'Traduisez en {1} : {0}'],
    2: ['Come si dice "{}" in {}?', 'Traduci "{}" in {}.', 'Traduci in {1}: {0}'],
    3: ['Wie sagt man "{}" auf {}?', 'Übersetze "{}" ins {}.', 'Übersetze ins {1}: {0}'],
    4: ['¿Cómo se dice "{}" en {}?', 'Traduce "{}" al {}.', 'Traduce al {1}: {0}'],
}
NAMES = {
    1: ["anglais", "français", "italien", "allemand", "espagnol"],
    2: ["inglese", "francese", "italiano", "tedesco", "spagnolo"],
    3: ["Englisch", "Französisch", "Italienisch", "Deutsch", "Spanisch"],
    4: ["inglés", "francés", "italiano", "alemán", "español"],
}
GERMAN_INTO = ["Englische", "Französische", "Italienische", "Deutsche", "Spanische"]


def _in_their_tongue(source, combination, text, translation, first, second):
    speaker = source.number(1, 4)
    frame = source.pick(ASKED[speaker])
    name = GERMAN_INTO[second] if "ins {" in frame else NAMES[speaker][second]
    return chat(f"translate {combination}", frame.format(text, name), translation)
