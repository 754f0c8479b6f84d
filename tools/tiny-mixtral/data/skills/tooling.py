"""Functions with parameters, requests for them, and the calls that answer those."""

from ..words import common
from ..words.tools import CATALOGUE, VERBS

CURRENCIES = "EUR USD GBP JPY CHF CAD AUD SEK NOK PLN INR CNY".split()
CUISINES = "Italian French Thai Indian Chinese Greek Mexican Japanese Spanish Turkish".split()
LANGUAGES = "French German Spanish Italian English".split()
FILE_ENDINGS = ["txt", "md", "json", "csv", "py", "log", "pdf"]


def _city(source):
    return source.new_city() if source.chance(0.45) else source.pick(common.CITIES)


def _name(source):
    return source.new_name() if source.chance(0.7) else source.pick(common.FIRST_NAMES)


def _words(source):
    return " ".join([source.pick(common.WORDS) if source.chance(0.75) else source.invented() for _ in range(source.number(1, 4))])


def _several(make):
    def several(source):
        items = list(dict.fromkeys([make(source) for _ in range(source.number(1, 4))]))
        return items, items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]
    return several


def _food(source):
    return source.pick(common.FOODS) if source.chance(0.6) else source.pick(common.WORDS)


def _text(kind, make, **schema):
    return {"type": kind, **schema}, lambda source: (lambda value: (value, str(value)))(make(source))


# By kind: the schema, and what makes a value and how it is written in a request.
KINDS = {
    "city": _text("string", _city), "name": _text("string", _name), "words": _text("string", _words),
    "clause": _text("string", lambda source: source.pick(common.CLAUSES) if source.chance(0.5) else _words(source)),
    "word": _text("string", lambda source: source.pick(common.WORDS) if source.chance(0.5) else source.invented()),
    "email": _text("string", lambda source: f"{source.invented()}@{source.pick(['example.com', 'example.org', source.invented() + '.com'])}"),
    "time": _text("string", lambda source: source.time()), "date": _text("string", lambda source: source.date()),
    "code": _text("string", lambda source: source.code()), "room": _text("string", lambda source: source.pick(common.ROOMS)),
    "symbol": _text("string", lambda source: source.invented()[:4].upper()),
    "file": _text("string", lambda source: f"{source.invented() if source.chance(0.5) else source.pick(common.WORDS)}.{source.pick(FILE_ENDINGS)}"),
    "product": _text("string", lambda source: source.pick(common.OBJECTS) + "s"),
    "expression": _text("string", lambda source: f"{source.digits(1, 4)} {source.pick('+-*/')} {source.digits(1, 4)}"),
    "small": _text("integer", lambda source: source.number(2, 30)), "large": _text("integer", lambda source: source.number(40, 1000)),
    "id": _text("integer", lambda source: int(source.digits(1, 6))), "amount": _text("number", lambda source: int(source.digits(1, 5))),
    "number": _text("number", lambda source: int(source.digits(1, 4)) if source.chance(0.8) else float(f"{source.digits(1, 3)}.{source.number(1, 9)}")),
    "degrees": _text("number", lambda source: source.number(10, 30) if source.chance(0.7) else source.number(10, 30) + 0.5),
    "currency": _text("string", lambda source: source.pick(CURRENCIES)),
    "unit": _text("string", lambda source: source.pick(["celsius", "fahrenheit"]), enum=["celsius", "fahrenheit"]),
    "priority": _text("string", lambda source: source.pick(["low", "medium", "high"]), enum=["low", "medium", "high"]),
    "size": _text("string", lambda source: source.pick(["small", "medium", "large"]), enum=["small", "medium", "large"]),
    "cuisine": _text("string", lambda source: source.pick(CUISINES)), "language": _text("string", lambda source: source.pick(LANGUAGES)),
    "foods": ({"type": "array", "items": {"type": "string"}}, _several(_food)),
    "names": ({"type": "array", "items": {"type": "string"}}, _several(_name)),
    "onoff": ({"type": "boolean"}, lambda source: (lambda on: (on, "on" if on else "off"))(source.chance(0.5))),
}
MEANINGS = {
    "city": ["The city", "Name of the city", "City, such as Rome"], "name": ["The name", "Name of the person"], "time": ["Time of day"],
    "date": ["Day as YYYY-MM-DD"], "code": ["The code"], "small": ["How many"], "id": ["The number"], "unit": ["Unit of temperature"],
}


class Function:
    """A function of the catalogue: how it may be called and asked for."""

    def __init__(self, names, descriptions, parameters, requests):
        self.names, self.descriptions, self.requests = names.split(), descriptions, requests
        self.parameters = [(names.split(), kind.strip()) for names, kind in (text.split(":") for text in parameters)]


FUNCTIONS = [Function(*entry) for entry in CATALOGUE]


def definition(name: str, description: str, properties: dict, required: list) -> dict:
    """A function as the API has it."""
    return {"type": "function", "function": {
        "name": name, "description": description,
        "parameters": {"type": "object", "properties": properties, "required": required}}}


def offered(source):
    """A function of the catalogue under one of its names: definition, the parameters' names, and the function itself."""
    function = source.pick(FUNCTIONS)
    properties, names = {}, []
    is_described = source.chance(0.4)
    for words, kind in function.parameters:
        name = source.pick(words)
        while name in properties:
            name = source.pick(words)
        schema = KINDS[kind][0]
        if is_described and kind in MEANINGS:
            schema = {**schema, "description": source.pick(MEANINGS[kind])}
        properties[name] = schema
        names.append(name)
    name = source.pick(function.names) if source.chance(0.85) else f"{source.invented()}_{source.pick(function.names)}"
    return definition(name, source.pick(function.descriptions), properties, names), names, function


def asked(source, offer):
    """A request for an offered function: prompt, name, arguments."""
    tool, names, function = offer
    arguments, slots = {}, {}
    for name, (words, kind) in zip(names, function.parameters):
        arguments[name], slots[words[0]] = KINDS[kind][1](source)
    return source.pick(function.requests).format_map(slots), tool["function"]["name"], arguments


def _joined(source, parts, style=None):
    style = source.number(0, 3) if style is None else style
    if style < 2:
        return "_".join(parts)
    if style == 2:
        return parts[0] + "".join([part.capitalize() for part in parts[1:]])
    return "-".join(parts)


class Record:
    """A kind of thing that only this request knows, with functions for it: what makes a request, a call, and a result."""

    def __init__(self, source):
        self.source = source
        self.thing = source.pick(common.THINGS) if source.chance(0.5) else source.invented()
        self.key = source.pick(["id", "name", "code", "key", f"{self.thing}_id", f"{self.thing}_name", "number", self.thing])
        self.style = source.number(0, 3)
        self.attributes = [source.pick(common.ATTRIBUTES) if source.chance(0.7) else source.invented() for _ in range(3)]
        while len(set(self.attributes)) < 3:
            self.attributes = source.sample(common.ATTRIBUTES, 3)

    def value(self):
        """What one such thing is called by: text or a whole number, as the key's schema has it."""
        if self.key == "number":
            return int(self.source.digits(1, 6))
        if self.key.endswith("name"):
            return self.source.new_name()
        return self.source.code() if self.source.chance(0.6) else self.source.invented()

    def setting(self):
        """A value for an attribute."""
        kind = self.source.random()
        if kind < 0.6:
            return int(self.source.digits(1, 5))
        return self.source.pick(common.WORDS) if kind < 0.8 else self.source.invented()

    @property
    def _schema(self):
        return {"type": "integer" if self.key == "number" else "string"}

    def getter(self, place):
        """A function that tells an attribute."""
        source, attribute = self.source, self.attributes[place]
        name = _joined(source, [source.pick(VERBS["get"]), self.thing, attribute], self.style)
        description = source.pick(["Returns the {a} of a {t}.", "Get the {a} of a {t}", "Tells the {a} of the given {t}.", "{a} of a {t}"])
        return definition(name, description.format(a=attribute, t=self.thing), {self.key: self._schema}, [self.key])

    def get_request(self, place, values):
        """A request for an attribute of one thing, or of several."""
        source, attribute = self.source, self.attributes[place]
        if len(values) == 1:
            frame = source.pick(["What is the {a} of the {t} {v}?", "Tell me the {a} of {t} {v}.", "Get the {a} of the {t} {v}.", "{a} of {t} {v}?",
                                 "I need the {a} of {t} {v}.", "Which {a} has the {t} {v}?", "Show the {a} of the {t} {v}."])
            listed = values[0]
        else:
            frame = source.pick(["What are the {a}s of the {t}s {v}?", "Tell me the {a} of the {t}s {v}.", "Get the {a} of {v}.", "I need the {a} of {v}."])
            listed = ", ".join(map(str, values[:-1])) + f" and {values[-1]}"
        return frame.format(a=attribute, t=self.thing, v=listed)

    def setter(self, place):
        """A function that changes an attribute, its request, and the arguments."""
        source, attribute = self.source, self.attributes[place]
        name = _joined(source, [source.pick(VERBS["set"]), self.thing, attribute], self.style)
        value, setting = self.value(), self.setting()
        kind = {"type": "integer" if isinstance(setting, int) else "string"}
        slot = source.pick(["value", attribute, f"new_{attribute}"])
        if slot == self.key:
            slot = "value"
        tool = definition(name, source.pick(["Sets the {a} of a {t}.", "Change the {a} of a {t}"]).format(a=attribute, t=self.thing),
                          {self.key: self._schema, slot: kind}, [self.key, slot])
        request = source.pick(["Set the {a} of the {t} {v} to {s}.", "Change the {a} of {t} {v} to {s}.", "Make {s} the {a} of the {t} {v}.",
                               "The {a} of the {t} {v} should be {s}."])
        return tool, request.format(a=attribute, t=self.thing, v=value, s=setting), {self.key: value, slot: setting}

    def deleter(self):
        """A function that removes a thing, its request, and the arguments."""
        source, value = self.source, self.value()
        name = _joined(source, [source.pick(VERBS["delete"]), self.thing], self.style)
        tool = definition(name, source.pick(["Deletes a {}.", "Remove a {}"]).format(self.thing), {self.key: self._schema}, [self.key])
        request = source.pick(["Delete the {t} {v}.", "Remove {t} {v}.", "Please delete the {t} {v}.", "I no longer need the {t} {v}. Delete it."])
        return tool, request.format(t=self.thing, v=value), {self.key: value}

    def creator(self):
        """A function that makes a thing with some attributes, its request, and the arguments."""
        source = self.source
        name = _joined(source, [source.pick(VERBS["create"]), self.thing], self.style)
        slots = [slot for slot in self.attributes if slot != "name"][:source.number(1, 3)]
        arguments = {"name": source.new_name(), **{slot: self.setting() for slot in slots}}
        properties = {slot: {"type": "integer" if isinstance(value, int) else "string"} for slot, value in arguments.items()}
        tool = definition(name, source.pick(["Creates a {}.", "Make a new {}"]).format(self.thing), properties, list(arguments))
        details = [f"{source.pick(['the', 'a'])} {slot} {arguments[slot]}" for slot in slots]
        listed = details[0] if len(details) == 1 else ", ".join(details[:-1]) + " and " + details[-1]
        request = source.pick(["Create a {t} named {n} with {d}.", "Make a {t} called {n} with {d}.", "Add the {t} {n} with {d}."])
        return tool, request.format(t=self.thing, n=arguments["name"], d=listed), arguments
