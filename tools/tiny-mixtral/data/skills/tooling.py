"""Functions with parameters, requests for them, and the calls that answer those."""

from ..phrasing import articles, listed
from ..words import common
from ..words.tools import CATALOGUE

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
        return items, listed(items)
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
    "code": _text("string", lambda source: source.code() if source.chance(0.85) else source.digits(2, 6)), "room": _text("string",
    lambda source: source.pick(common.ROOMS)),
    "symbol": _text("string", lambda source: source.invented()[:4].upper()),
    "file": _text("string",
    lambda source: f"{source.invented() if source.chance(0.5) else source.pick(common.WORDS)}.{source.pick(FILE_ENDINGS)}"),
    "product": _text("string", lambda source: source.pick(common.OBJECTS) + "s"),
    "expression": _text("string", lambda source: f"{source.digits(1, 4)} {source.pick('+-*/')} {source.digits(1, 4)}"),
    "small": _text("integer", lambda source: source.number(2, 30)), "large": _text("integer", lambda source: source.number(40, 1000)),
    "id": _text("integer", lambda source: int(source.digits(1, 6))), "amount": _text("number", lambda source: int(source.digits(1, 5))),
    "number": _text("number", lambda source: int(source.digits(1,
    4)) if source.chance(0.8) else float(f"{source.digits(1, 3)}.{source.number(1, 9)}")),
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
FAMILIES = {name: function.names[0] for function in FUNCTIONS for name in function.names}
FAMILIES |= {name: "calculate" for name in FAMILIES if FAMILIES[name] in ("add", "multiply")}


def family(name: str) -> str:
    """What functions that could answer the same request have in common."""
    return FAMILIES.get(name) or FAMILIES.get(name.partition("_")[2]) or name


def definition(source, name: str, description: str, properties: dict, required: list) -> dict:
    """A function as the API has it, its schema as one of several kinds of clients writes it."""
    kind = source.random()
    if kind < 0.7:
        parameters = {"type": "object", "properties": properties, "required": required}
    elif kind < 0.8:
        parameters = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    elif kind < 0.87:  # as Pydantic does
        properties = {key: {"title": key.replace("_", " ").title(), **schema} for key, schema in properties.items()}
        parameters = {"properties": properties, "required": required, "title": name.title().replace("_", ""), "type": "object"}
    elif kind < 0.94:
        parameters = {"type": "object", "required": required, "properties": properties}
    else:
        parameters = {"type": "object", "properties": properties}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": parameters}}


OPTIONAL = [
    ("unit", {"type": "string", "enum": ["metric", "imperial"]}), ("lang", {"type": "string"}), ("limit", {"type": "integer"}),
    ("verbose", {"type": "boolean"}), ("format", {"type": "string", "enum": ["json", "text"]}), ("page", {"type": "integer"}),
    ("timeout", {"type": "number"}), ("options", {"type": "array", "items": {"type": "string"}}), ("dry_run", {"type": "boolean"}),
]


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
    required = list(names)
    if source.chance(0.2):  # what nobody asks for stays out of the call
        extra, schema = source.pick(OPTIONAL)
        properties.setdefault(extra, schema)
    name = source.pick(function.names) if source.chance(0.85) else f"{source.invented()}_{source.pick(function.names)}"
    return definition(source, name, source.pick(function.descriptions), properties, required), names, function


def asked(source, offer):
    """A request for an offered function: prompt, name, arguments."""
    tool, names, function = offer
    arguments, slots = {}, {}
    for name, (words, kind) in zip(names, function.parameters):
        arguments[name], slots[words[0]] = KINDS[kind][1](source)
    return articles(source.pick(function.requests).format_map(slots)), tool["function"]["name"], arguments
