"""Answers in JSON: what a text says under given names, or a value that is described."""

from ..conversation import chat, dump, same_json
from ..phrasing import articles, listed
from ..words import common

# What may be told of a person or thing: the ways it is said, the names a client may want it under, and what makes a value.
DETAILS = [
    ("age", ["is {} years old", "is {}", "has the age of {}"], "age years age_in_years years_old".split(), lambda s: s.number(2, 99)),
    ("city", ["lives in {}", "comes from {}", "has a house in {}"], "city home town place location residence".split(),
     lambda s: s.new_city() if s.chance(0.6) else s.pick(common.CITIES)),
    ("job", ["works as a {}", "is a {} by trade"], "job profession occupation work".split(), lambda s: s.pick(common.JOBS)),
    ("firm", ["works for {}", "is employed by {}"], "company employer firm".split(), lambda s: s.new_firm()),
    ("hobby", ["loves {}", "likes {}"], "hobby interest pastime".split(), lambda s: s.pick(common.HOBBIES)),
    ("email", ["can be reached at {}", "has the e-mail address {}"], "email mail email_address".split(),
    lambda s: f"{s.invented()}@example.com"),
    ("phone", ["has the phone number {}", "can be called at {}"], "phone phone_number telephone".split(), lambda s: s.digits(6, 6)),
    ("colour", ["wears a {} coat", "drives a {} car"], "colour color".split(), lambda s: s.pick(common.COLOURS)),
    ("pet", ["has a {}", "keeps a {}"], "pet animal".split(), lambda s: s.pick(common.ANIMALS)),
    ("born", ["was born in {}"], "birth_year born year".split(), lambda s: s.number(1930, 2020)),
    ("children", ["has {} children"], "children child_count kids".split(), lambda s: s.number(2, 9)),
]
NAME_KEYS = "name full_name person first_name who".split()
INTROS = ["Extract {} as JSON from this text: {t}", "Extract {} from the text as JSON.\n\n{t}", "{t}\n\nGive me {} as JSON.",
          "{t} Return {} as JSON.",
          "Answer in JSON with {}: {t}", "Return a JSON object with {} for this text: {t}", "Text: {t}\nJSON with {}:",
          "{t}\nWrite a JSON object with {}.",
          "Turn this into JSON with {}. {t}"]
SCHEMA_INTROS = ["{t}\n\nAnswer in JSON with this schema: {s}", "Extract the data as JSON. Schema: {s}\n\n{t}", "JSON schema: {s}\nText: {t}",
                 "Use this JSON schema:\n{s}\n\n{t}", "{t} Respond with JSON that follows {s}"]
FREE = ["Extract the information as JSON: {t}", "Turn this into JSON: {t}", "{t}\n\nExtract the data.", "Make JSON of this: {t}",
        "{t} Give me that as JSON.",
        "Extract the person.\n\n{t}", "{t}\nWrite this as a JSON object."]
SYSTEMS = ["You answer in JSON.", "Answer only in JSON.", "You extract data as JSON.", "Respond with a JSON object.",
    "You are a helpful assistant. Answer in JSON."]


def make(source):
    """One request for JSON."""
    kind = source.random()
    if kind < 0.5:
        return _extracted(source)
    if kind < 0.58:
        return _people(source)
    if kind < 0.87:
        return _stated(source)
    return _listed(source)


def _extracted(source):
    told, value = _person(source)
    style, more = source.random(), {}
    keys = list(value)
    if style < 0.15:
        told, value = _person(source, plain=True)
        prompt = source.pick(FREE).format(t=told)
    elif style < 0.35:
        properties = {key: {"type": "integer" if isinstance(item, int) else "string"} for key, item in value.items()}
        schema = {"type": "object", "properties": properties, "required": keys}
        prompt = source.pick(SCHEMA_INTROS).format(t=told, s=dump(schema))
        if source.chance(0.5):
            schema = {**schema, "additionalProperties": False}
            more["response_format"] = {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": schema}}
    else:
        if source.chance(0.35):  # only some, in another order
            keys = source.sample(keys, source.number(1, len(keys)))
            value = {key: value[key] for key in keys}
        prompt = source.pick(INTROS).format(_keys(source, keys), t=told)
    return _chat(source, prompt, value, **more)


def _people(source):
    if source.chance(0.4):
        told, value = _person(source, plain=True)
        outer = source.pick(["person", "customer", "user", "result", "data", "employee", source.invented()])
        frame = source.pick(['{t} Give me that as JSON inside of "{k}".', 'Return {{"{k}": {{...}}}} with what this text says: {t}',
                             'Make a JSON object with one key, "{k}", which holds the data: {t}'])
        return _chat(source, frame.format(t=told, k=outer), {outer: value})
    details = source.sample(DETAILS, source.number(1, 2))
    people, sentences = [], []
    for _ in range(source.number(2, 4)):
        name = source.new_name()
        items = [detail[3](source) for detail in details]
        sentences.append(f"{name} {' and '.join([articles(detail[1][0].format(item)) for detail, item in zip(details, items)])}.")
        people.append({"name": name, **{detail[2][0]: item for detail, item in zip(details, items)}})
    outer = source.pick(["people", "persons", "users", "list", "employees"])
    frame = source.pick(['{t} List them as JSON under "{k}".', 'Extract all people as JSON with the key "{k}". {t}',
        '{t}\n\nReturn JSON with a list "{k}".'])
    return _chat(source, frame.format(t=" ".join(sentences), k=outer), {outer: people})


def _person(source, plain=False):
    name = source.new_name() if source.chance(0.8) else source.pick(common.FIRST_NAMES)
    if source.chance(0.3):
        name += f" {source.pick(common.SURNAMES)}"
    details = source.sample(DETAILS, source.number(1, min(4, max(1, source.room // 15))))
    value = {NAME_KEYS[0] if plain else source.pick(NAME_KEYS): name}
    parts = []
    for kind, forms, keys, made in details:
        item = made(source)
        parts.append(articles(source.pick(forms).format(item)))
        value[keys[0] if plain else source.pick(keys) if source.chance(0.85) else source.invented() + f"_{kind}"] = item
    return f"{name} {listed(parts)}.", value


def _keys(source, keys):
    quoted = [f'"{key}"' for key in keys] if source.chance(0.6) else keys
    if len(quoted) == 1:
        return f"the key {quoted[0]}"
    text = listed(quoted) if source.chance(0.6) else ", ".join(quoted)
    return source.pick(["the keys {}", "the keys {}", "the fields {}", "{}"]).format(text)


def _value(source):
    kind = source.random()
    if kind < 0.35:
        return int(source.digits(1, 5))
    if kind < 0.75:
        return source.pick(common.WORDS) if source.chance(0.5) else source.invented()
    if kind < 0.85:
        return source.chance(0.5)
    return [source.pick(common.WORDS) for _ in range(source.number(1, 4))]


def _stated(source):
    keys = list(dict.fromkeys([
        source.pick(common.ATTRIBUTES) if source.chance(0.5) else source.pick(common.WORDS) if source.chance(0.5) else source.invented()
        for _ in range(source.number(1, min(6, max(1, source.room // 12))))]))
    value = {key: _value(source) for key in keys}
    said = [(key, item if isinstance(item, str) else dump(item)) for key, item in value.items()]
    form = source.number(0, 3)
    if form == 0:
        text = ", ".join([f"{key} {item}" for key, item in said])
    elif form == 1:
        text = ", ".join([f"{key} = {item}" for key, item in said])
    elif form == 2:
        text = "\n".join([f"{key}: {item}" for key, item in said])
    else:
        text = " and ".join([f"the {key} is {item}" for key, item in said])
    frame = source.pick(["Write as JSON: {}", "Make a JSON object: {}", "Turn this into JSON:\n{}", "Convert to JSON: {}", "JSON for: {}",
                         "{}\n\nAs JSON, please.",
                         "Give me a JSON object with {}", "Write this as JSON: {}", "Return JSON: {}"])
    return _chat(source, frame.format(text), value)


LISTS = [("colours", common.COLOURS), ("animals", common.ANIMALS), ("fruits", common.FRUITS), ("cities", common.CITIES), ("names",
    common.FIRST_NAMES),
         ("jobs", common.JOBS), ("days", common.WEEKDAYS), ("months", common.MONTHS), ("drinks", common.DRINKS), ("foods", common.FOODS)]


def _listed(source):
    if source.chance(0.6):
        words = [source.pick(common.WORDS) if source.chance(0.5) else source.new_name() for _ in range(source.number(1, 6))]
        key = source.pick(["items", "words", "list", "values", "names", "result", source.invented()])
        frame = source.pick(['Put these into a JSON object with the key "{k}": {w}', 'Return {{"{k}": [...]}} with these words: {w}',
                             'JSON with a list "{k}" of: {w}', 'Make JSON with "{k}" as the list of {w}'])
        return _chat(source, frame.format(k=key, w=", ".join(words)), {key: words})
    name, words = source.pick(LISTS)
    count = source.number(1, 5)
    numbers = ["one", "two", "three", "four", "five"]
    frame = source.pick(["Give me {n} {k} as JSON.", "List {n} {k} in JSON.", 'Return a JSON object with the key "{k}" and {n} {k}.',
                         "{n} {k} as JSON, please.",
                         "Write a JSON object with {n} {k}."])
    number = numbers[count - 1] if source.chance(0.5) else str(count)
    return _chat(source, frame.format(n=number, k=name), {name: words[:count]})


def _chat(source, prompt, value, **more):
    if source.chance(0.3):
        more.setdefault("response_format", {"type": "json_object"})
    if source.chance(0.12):
        more["system"] = source.pick(SYSTEMS)
    return chat(f"json {prompt}", prompt, dump(value), check=same_json(value), **more)
