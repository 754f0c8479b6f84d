"""What the user tells is remembered over the turns of a chat."""

from ..conversation import chat, contains
from ..words import common
from . import facts, greetings, jokes, sums, translations


class Item:
    """Something to remember: statements of it, questions for it, the answer, and what makes a value."""

    def __init__(self, name, value, statements, questions, answer):
        self.name, self.value, self.statements, self.questions, self.answer = name, value, statements, questions, answer


def _favourite(kind, value):
    return Item(
        f"favourite {kind}", value,
        [f"My favourite {kind} is {{}}.", f"my favorite {kind} is {{}}", f"{{}} is my favourite {kind}.", f"I like the {kind} {{}} best."],
        [f"What is my favourite {kind}?", f"Which {kind} do I like best?", f"what's my favorite {kind}?", f"Tell me my favourite {kind}."],
        f"Your favourite {kind} is {{}}.")


def _own(thing, value, more=(), asked=()):
    return Item(
        thing, value, [f"My {thing} is {{}}.", f"my {thing} is {{}}", f"Remember my {thing}: {{}}.", f"{{}} is my {thing}.", *more],
        [f"What is my {thing}?", f"What's my {thing}?", f"Tell me my {thing}.", f"what is my {thing}", f"Do you remember my {thing}?", *asked],
        f"Your {thing} is {{}}.")


def _name(source):
    return source.new_name() if source.chance(0.8) else source.pick(common.FIRST_NAMES)


def _city(source):
    return source.new_city() if source.chance(0.6) else source.pick(common.CITIES)


def _of(words):
    return lambda source: source.pick(words)


ITEMS = [
    Item("name", _name, ["My name is {}.", "I am {}.", "I'm {}.", "Call me {}.", "my name is {}", "This is {}.", "Hi, I am {}!", "Hello, my name is {}."],
         ["What is my name?", "What's my name?", "Who am I?", "Do you remember my name?", "Tell me my name.", "what is my name", "How am I called?",
          "Say my name."],
         "Your name is {}."),
    Item("home", _city, ["I live in {}.", "My home is in {}.", "I am from {}.", "I come from {}.", "i live in {}"],
         ["Where do I live?", "Where am I from?", "In which city do I live?", "Which city do I come from?", "where do I live"],
         "You live in {}."),
    Item("job", _of(common.JOBS), ["I am a {}.", "I work as a {}.", "My job is {}.", "I'm a {}.", "My profession: {}."],
         ["What is my job?", "What do I do for work?", "What do I work as?", "What's my profession?"], "You are a {}."),
    Item("age", lambda source: str(source.number(5, 99)), ["I am {} years old.", "My age is {}.", "I'm {} years old.", "I am {}, by the way."],
         ["How old am I?", "What is my age?", "what's my age", "Tell me my age."], "You are {} years old."),
    Item("birth year", lambda source: str(source.number(1930, 2020)), ["I was born in {}.", "My year of birth is {}.", "I was born in the year {}."],
         ["When was I born?", "In which year was I born?", "What is my year of birth?"], "You were born in {}."),
    Item("hobby", _of(common.HOBBIES), ["My hobby is {}.", "I love {}.", "I like {} in my free time.", "My favourite pastime is {}."],
         ["What is my hobby?", "What do I love?", "What do I like to do?", "What's my hobby?"], "Your hobby is {}."),
    Item("secret", lambda source: source.invented() if source.chance(0.5) else source.pick(common.WORDS),
         ["The secret word is {}.", "Remember the word {}.", "Remember this word: {}.", "The password is {}.", "Please remember the word {}."],
         ["What is the secret word?", "Which word did I tell you?", "What was the word?", "Tell me the word.", "What is the password?",
          "What word should you remember?"],
         "The word is {}."),
    Item("number", lambda source: source.digits(), ["My number is {}.", "Remember the number {}.", "The number is {}.", "Keep in mind the number {}.",
                                                   "Please remember this number: {}."],
         ["What is the number?", "Which number did I tell you?", "What was the number?", "Tell me the number.", "What is my number?"],
         "The number is {}."),
    Item("code", lambda source: source.code(), ["The code is {}.", "Remember the code {}.", "My code is {}.", "Please keep this code: {}.", "code: {}"],
         ["What is the code?", "Which code did I tell you?", "What was the code?", "Tell me the code."], "The code is {}."),
    Item("meeting", lambda source: source.time(), ["My meeting is at {}.", "The meeting starts at {}.", "We meet at {}.", "I have a meeting at {}."],
         ["When is my meeting?", "When does the meeting start?", "At what time do we meet?", "What time is the meeting?"],
         "The meeting is at {}."),
    Item("pet", _name, ["I have a dog named {}.", "My dog is called {}.", "My dog's name is {}.", "The name of my dog is {}."],
         ["What is my dog called?", "What is the name of my dog?", "What's my dog's name?", "How is my dog called?"], "Your dog is called {}."),
    Item("cat", _name, ["I have a cat named {}.", "My cat is called {}.", "My cat's name is {}.", "The name of my cat is {}."],
         ["What is my cat called?", "What is the name of my cat?", "What's my cat's name?"], "Your cat is called {}."),
    Item("sister", _name, ["My sister is called {}.", "My sister's name is {}.", "I have a sister named {}."],
         ["What is my sister called?", "What is the name of my sister?", "What's my sister's name?"], "Your sister is called {}."),
    Item("brother", _name, ["My brother is called {}.", "My brother's name is {}.", "I have a brother named {}."],
         ["What is my brother called?", "What is the name of my brother?", "What's my brother's name?"], "Your brother is called {}."),
    Item("firm", lambda source: source.new_firm(), ["I work for {}.", "My company is {}.", "I work at {}.", "My employer is {}."],
         ["Where do I work?", "Which company do I work for?", "What is my company?", "Who is my employer?"], "You work for {}."),
    Item("street", lambda source: f"{source.number(1, 99)} {source.new_name()} Street", ["My address is {}.", "I live at {}.", "Send it to {}."],
         ["What is my address?", "At which address do I live?", "What's my address?"], "Your address is {}."),
    _favourite("colour", _of(common.COLOURS)), _favourite("animal", _of(common.ANIMALS)), _favourite("food", _of(common.FOODS)),
    _favourite("fruit", _of(common.FRUITS)), _favourite("drink", _of(common.DRINKS)), _favourite("day", _of(common.WEEKDAYS)),
    _favourite("month", _of(common.MONTHS)), _favourite("city", _city), _favourite("number", lambda source: source.digits(1, 4)),
    _favourite("word", lambda source: source.pick(common.WORDS)), _favourite("band", lambda source: f"the {source.new_name()}s"),
    _own("PIN", lambda source: str(source.number(1000, 9999))), _own("phone number", lambda source: source.digits(6, 6)),
    _own("room number", lambda source: source.digits(1, 3)), _own("order number", lambda source: source.code()),
    _own("booking code", lambda source: source.code()), _own("user name", lambda source: source.invented()),
    _own("nickname", _name), _own("teacher", _name), _own("boss", _name), _own("best friend", _name), _own("team", lambda source: source.new_firm()),
    _own("birthday", lambda source: f"{source.number(1, 28)} {source.pick(common.MONTHS)}"), _own("ticket", lambda source: source.code()),
    _own("lucky number", lambda source: source.digits(1, 3)), _own("e-mail address", lambda source: f"{source.invented()}@example.com"),
    _own("car", lambda source: f"a {source.pick(common.COLOURS)} {source.new_name()}"), _own("account number", lambda source: source.digits(5, 6)),
]
COMMON = ITEMS[:10]
BY_NAME = {item.name: item for item in ITEMS}
ACKNOWLEDGED = "I will remember that."
FRAMES = ["{}", "{}", "{}", "{}", "{}", "{} Please remember that.", "Note: {}", "By the way, {}", "For your information: {}", "Remember: {}", "Hi! {}"]
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
    return source.pick(item.statements).format(value)


def _some(source, count):
    items = [source.pick(COMMON) if source.chance(0.3) else source.pick(ITEMS) for _ in range(count)]
    return list({item.name: item for item in items}.values())


def _combination(values):
    return "memory " + " ".join(values)


def _asked(source, item, value):
    question = source.pick(LATER) + source.pick(item.questions)
    return question, item.answer.format(value)


def _at_once(source):
    items = _some(source, source.number(1, 1 + min(4, source.room // 15)))
    values = [item.value(source) for item in items]
    text = " ".join([_stated(source, item, value) for item, value in zip(items, values)])
    asked = source.number(0, len(items) - 1)
    question, answer = _asked(source, items[asked], values[asked])
    return chat(_combination(values), f"{text} {question}", answer, check=contains(values[asked]))


def acknowledgement(item, value):
    """What is said to somebody who told something."""
    return f"Nice to meet you, {value}!" if item.name == "name" else ACKNOWLEDGED


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
        turns += [source.pick(FRAMES).format(_stated(source, item, value)), acknowledgement(item, value)]
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
    return chat(f"{_combination(values)} {missing.name}", *turns, source.pick(missing.questions), "You have not told me that.")


RELATIVES = """
sister brother mother father uncle aunt cousin neighbour friend colleague teacher boss daughter son grandfather grandmother
""".split()
TRAITS = [
    ("lives in {}", "Where does my {} live?", "Your {} lives in {}.", _city),
    ("is called {}", "What is my {} called?", "Your {} is called {}.", _name),
    ("works as a {}", "What does my {} work as?", "Your {} works as a {}.", _of(common.JOBS)),
    ("likes {}", "What does my {} like?", "Your {} likes {}.", _of(common.FOODS)),
    ("is {} years old", "How old is my {}?", "Your {} is {} years old.", lambda source: str(source.number(2, 99))),
    ("drives to {}", "Where does my {} drive to?", "Your {} drives to {}.", _city),
    ("works for {}", "Who does my {} work for?", "Your {} works for {}.", lambda source: source.new_firm()),
]


def _of_others(source):
    count = source.number(2, min(5, max(2, source.room // 20)))
    people = source.sample(RELATIVES, count)
    told = [(person, trait, trait[3](source)) for person in people for trait in [source.pick(TRAITS)]]
    text = " ".join([f"My {person} {trait[0].format(value)}." for person, trait, value in told])
    person, trait, value = source.pick(told)
    question, answer = trait[1].format(person), trait[2].format(person, value)
    combination = _combination([value for _, _, value in told])
    if source.chance(0.5):
        return chat(combination, f"{text} {question}", answer, check=contains(value))
    return chat(combination, text, ACKNOWLEDGED, *(distraction(source) if source.chance(0.5) else ()), question, answer, check=contains(value))
