"""Things that people tell of themselves: how they say and ask it, and what it may be."""

from ..words import common


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
        [f"What is my {thing}?", f"What's my {thing}?", f"Tell me my {thing}.", f"what is my {thing}", f"Do you remember my {thing}?",
        *asked],
        f"Your {thing} is {{}}.")


def name(source):
    """A first name, mostly one that nobody has."""
    return source.new_name() if source.chance(0.8) else source.pick(common.FIRST_NAMES)


def city(source):
    """A city, mostly one that is on no map."""
    return source.new_city() if source.chance(0.6) else source.pick(common.CITIES)


def one_of(words):
    """What takes one of some words."""
    return lambda source: source.pick(words)


ITEMS = [
    Item("name", name, ["My name is {}.", "I am {}.", "I'm {}.", "Call me {}.", "my name is {}", "This is {}.", "Hi, I am {}!",
    "Hello, my name is {}.", "Hi! My name is {}."],
         ["What is my name?", "What's my name?", "Who am I?", "Do you remember my name?", "Tell me my name.", "what is my name",
          "How am I called?",
          "Say my name."],
         "Your name is {}."),
    Item("home", city, ["I live in {}.", "My home is in {}.", "I am from {}.", "I come from {}.", "i live in {}"],
         ["Where do I live?", "Where am I from?", "In which city do I live?", "Which city do I come from?", "where do I live"],
         "You live in {}."),
    Item("job", one_of(common.JOBS), ["I am a {}.", "I work as a {}.", "My job is {}.", "I'm a {}.", "My profession: {}."],
         ["What is my job?", "What do I do for work?", "What do I work as?", "What's my profession?"], "You are a {}."),
    Item("age", lambda source: str(source.number(5, 99)), ["I am {} years old.", "My age is {}.", "I'm {} years old.",
    "I am {}, by the way."],
         ["How old am I?", "What is my age?", "what's my age", "Tell me my age."], "You are {} years old."),
    Item("birth year", lambda source: str(source.number(1930, 2020)), ["I was born in {}.", "My year of birth is {}.",
    "I was born in the year {}."],
         ["When was I born?", "In which year was I born?", "What is my year of birth?"], "You were born in {}."),
    Item("hobby", one_of(common.HOBBIES), ["My hobby is {}.", "I love {}.", "I like {} in my free time.", "My favourite pastime is {}."],
         ["What is my hobby?", "What do I love?", "What do I like to do?", "What's my hobby?"], "Your hobby is {}."),
    Item("secret", lambda source: source.invented() if source.chance(0.5) else source.pick(common.WORDS),
         ["The secret word is {}.", "Remember the word {}.", "Remember this word: {}.", "The password is {}.",
         "Please remember the word {}."],
         ["What is the secret word?", "Which word did I tell you?", "What was the word?", "Tell me the word.", "What is the password?",
          "What word should you remember?"],
         "The word is {}."),
    Item("number", lambda source: source.digits(), ["My number is {}.", "Remember the number {}.", "The number is {}.",
                                                   "Keep in mind the number {}.",
                                                   "Please remember this number: {}."],
         ["What is the number?", "Which number did I tell you?", "What was the number?", "Tell me the number.", "What is my number?"],
         "The number is {}."),
    Item("code", lambda source: source.code(), ["The code is {}.", "Remember the code {}.", "My code is {}.", "Please keep this code: {}.",
    "code: {}"],
         ["What is the code?", "Which code did I tell you?", "What was the code?", "Tell me the code."], "The code is {}."),
    Item("meeting", lambda source: source.time(), ["My meeting is at {}.", "The meeting starts at {}.", "We meet at {}.",
    "I have a meeting at {}."],
         ["When is my meeting?", "When does the meeting start?", "At what time do we meet?", "What time is the meeting?"],
         "The meeting is at {}."),
    Item("pet", name, ["I have a dog named {}.", "My dog is called {}.", "My dog's name is {}.", "The name of my dog is {}."],
         ["What is my dog called?", "What is the name of my dog?", "What's my dog's name?", "How is my dog called?"],
         "Your dog is called {}."),
    Item("cat", name, ["I have a cat named {}.", "My cat is called {}.", "My cat's name is {}.", "The name of my cat is {}."],
         ["What is my cat called?", "What is the name of my cat?", "What's my cat's name?"], "Your cat is called {}."),
    Item("sister", name, ["My sister is called {}.", "My sister's name is {}.", "I have a sister named {}."],
         ["What is my sister called?", "What is the name of my sister?", "What's my sister's name?"], "Your sister is called {}."),
    Item("brother", name, ["My brother is called {}.", "My brother's name is {}.", "I have a brother named {}."],
         ["What is my brother called?", "What is the name of my brother?", "What's my brother's name?"], "Your brother is called {}."),
    Item("firm", lambda source: source.new_firm(), ["I work for {}.", "My company is {}.", "I work at {}.", "My employer is {}."],
         ["Where do I work?", "Which company do I work for?", "What is my company?", "Who is my employer?"], "You work for {}."),
    Item("street", lambda source: f"{source.number(1, 99)} {source.new_name()} Street", ["My address is {}.", "I live at {}.",
    "Send it to {}."],
         ["What is my address?", "At which address do I live?", "What's my address?"], "Your address is {}."),
    _favourite("colour", one_of(common.COLOURS)), _favourite("animal", one_of(common.ANIMALS)), _favourite("food", one_of(common.FOODS)),
    _favourite("fruit", one_of(common.FRUITS)), _favourite("drink", one_of(common.DRINKS)), _favourite("day", one_of(common.WEEKDAYS)),
    _favourite("month", one_of(common.MONTHS)), _favourite("city", city), _favourite("number", lambda source: source.digits(1, 4)),
    _favourite("word", lambda source: source.pick(common.WORDS)), _favourite("band", lambda source: f"the {source.new_name()}s"),
    _own("PIN", lambda source: str(source.number(1000, 9999))), _own("phone number", lambda source: source.digits(6, 6)),
    _own("room number", lambda source: source.digits(1, 3)), _own("order number", lambda source: source.code()),
    _own("booking code", lambda source: source.code()), _own("user name", lambda source: source.invented()),
    _own("nickname", name), _own("teacher", name), _own("boss", name), _own("best friend", name), _own("team",
    lambda source: source.new_firm()),
    _own("birthday", lambda source: f"{source.number(1, 28)} {source.pick(common.MONTHS)}"), _own("ticket", lambda source: source.code()),
    _own("lucky number", lambda source: source.digits(1, 3)), _own("e-mail address", lambda source: f"{source.invented()}@example.com"),
    _own("car", lambda source: f"a {source.pick(common.COLOURS)} {source.new_name()}"), _own("account number",
    lambda source: source.digits(5, 6)),
]
COMMON = ITEMS[:10]
