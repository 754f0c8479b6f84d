"""The many ways in which people write the same request."""

from random import Random

QUESTION_PREFIXES = [
    "Please tell me: ", "Quick question: ", "Hi, ", "Hello! ", "Hey, ", "Tell me, ", "Can you tell me: ", "I have a question: ", "Question: ",
    "So, ", "OK, ", "And ", "Do you know: ",
]
REQUEST_FRAMES = [
    "Please %.", "Can you %?", "Could you %?", "Can you please %?", "Could you please %?", "I want you to %.", "I would like you to %.",
    "Hi, please %.", "Hello! Can you %?", "please %", "can you %", "%, please.", "% please", "Hey, %!", "Would you %?",
    "I need you to %.", "Now %.",
]
ORDERS = set("""
Add Book Build Calculate Call Classify Code Complete Compute Copy Count Create Define Describe Design Detect Draw Entertain Explain Find Form
Give Help Introduce Label List Make Multiply Name Open Order Paint Plan Play Print Prove Put Repeat Say Search Send Show Solve Spell Start
Subtract Suggest Sum Summarise Surprise Take Talk Teach Tell Translate Work Write
""".split())
"""Words with which orders begin. What begins otherwise and does not ask, such as "capital of France", is put into no frame."""

SUFFIXES = [" Thanks!", " Thank you.", " Please."]


def lower_first(text: str) -> str:
    """Begins with a small letter, unless with the word I or with what will be filled in."""
    if text.startswith(("I ", "I'", "{", "\"", "'")):
        return text
    return text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """Begins with a capital letter."""
    return text[:1].upper() + text[1:]


def listed(items) -> str:
    """One, two and three."""
    *before, last = map(str, items)
    return f"{', '.join(before)} and {last}" if before else last


def articles(text: str) -> str:
    """Writes an for a before vowels."""
    for vowel in "aeio":
        text = text.replace(f" a {vowel}", f" an {vowel}")
    return text.replace("A a", "An a").replace("A e", "An e").replace("A i", "An i").replace("A o", "An o") if text.startswith("A ") else text


def misspelt(text: str, random: Random) -> str:
    """Two letters in the middle of a word change places; what is in braces stays."""
    words = text.split(" ")
    places = [i for i, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not places:
        return text
    place = random.choice(places)
    word = words[place]
    at = random.randrange(1, len(word) - 2)
    words[place] = word[:at] + word[at + 1] + word[at] + word[at + 2:]
    return " ".join(words)


def forms_of(template: str, random: Random) -> list[str]:
    """A template as different people would type it, the template itself most often."""
    if template.endswith("?"):
        bare = template[:-1]
        forms = [template] * 12 + [lower_first(template)] * 3 + [lower_first(bare)] * 3 + [bare]
        forms += [prefix + lower_first(template) for prefix in QUESTION_PREFIXES]
        forms += [template + suffix for suffix in SUFFIXES]
    else:
        bare = template.removesuffix(".")
        forms = [bare + "."] * 6 + [bare] * 5 + [lower_first(bare)] * 4 + [bare + "!"]
        frames = REQUEST_FRAMES if template.partition(" ")[0] in ORDERS else []
        forms += [capitalised(frame.replace("%", lower_first(bare))) if frame[0] == "%" else frame.replace("%", lower_first(bare))
                  for frame in frames]
    return forms + [misspelt(template, random) for _ in range(2)]


class Phrases:
    """Templates of one request, with all their forms made once. A template that ends with a question mark is a question, any
    other an order, such as "Tell me a joke". Exact ones are left as they are."""

    __slots__ = ("forms",)

    def __init__(self, *templates: str, exact: bool = False):
        random = Random(templates[0])
        self.forms = [
            (str(place), form)
            for place, template in enumerate(templates)
            for form in ([template] if exact else forms_of(template, random))
        ]

    def of(self, source) -> tuple[str, str]:
        """The number of a template, for the combination, and one of its forms."""
        return source.pick(self.forms)
