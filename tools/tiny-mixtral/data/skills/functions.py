"""Calls of functions: which one, with arguments copied from the request; several at once; and none where none is asked for."""

from ..conversation import calls, dump
from ..phrasing import listed
from ..words import common
from ..words.tools import BARE
from . import echoes, explanations, facts, greetings, jokes, memory, systems, unknown
from .records import Record
from .tooling import KINDS, asked, definition, family, offered

SYSTEMS = systems.PLAIN + ["Use the functions where they help.", "You can call functions.", "You are an assistant with functions."]
EXPLICIT = ["Call {f} with {d}.", "Call the function {f} with {d}.", "Use {f} with {d}.", "Run {f} with {d}.", "Please call {f} with {d}.",
            "Execute {f}({c})", "{f}({c})", "Use the function {f}. {D}."]


def make(source):
    """One request beside functions."""
    kind = source.random()
    if kind < 0.36:
        return _catalogue(source)
    if kind < 0.62:
        return _record(source)
    if kind < 0.69:
        return _explicit(source)
    if kind < 0.72:
        return _bare(source)
    if kind < 0.87:
        return _parallel(source)
    return _none(source)


def with_calls(source, prompt, tools, made, **more):
    """A conversation in which a request is answered with calls."""
    messages = [{"role": "system", "content": source.pick(SYSTEMS)}] if source.chance(0.15) else []
    if source.chance(0.1):
        for place, text in enumerate(memory.distraction(source)):
            messages.append({"role": "assistant" if place else "user", "content": text})
    messages += [{"role": "user", "content": prompt}, {"role": "assistant", "content": None, "tool_calls": calls_of(source, made)}]
    return {"combination": f"call {dump(made)}", "messages": messages, "tools": tools, "check": calls(*made), **more}


def calls_of(source, made, first=1):
    """Calls as the API has them, with ids of nine letters and digits: mostly counted, otherwise by chance."""
    ids = identifiers(source, len(made), first)
    return [
        {"id": id_, "type": "function", "function": {"name": name, "arguments": dump(arguments)}} for id_, (name, arguments) in zip(ids, made)
    ]


def identifiers(source, count, first=1):
    """Ids for calls."""
    if source.chance(0.5):
        return [f"call{place:05d}" for place in range(first, first + count)]
    return ["".join([source.pick(SYMBOLS) for _ in range(9)]) for _ in range(count)]


SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def together(source, tools, most=5):
    """Tools with others beside them that nobody asks for, in any order; no two for the same."""
    room = min(most, source.room // 45) - len(tools)
    taken = {family(tool["function"]["name"]) for tool in tools}
    for _ in range(source.number(0, room) if room > 0 else 0):
        other = _other(source)
        kind = family(other["function"]["name"])
        if kind not in taken:
            taken.add(kind)
            tools = [*tools, other]
    return source.shuffled(tools)


def _other(source):
    return offered(source)[0] if source.chance(0.7) else Record(source).getter(0)


def _catalogue(source):
    offer = offered(source)
    prompt, name, arguments = asked(source, offer)
    return with_calls(source, _said(source, prompt), together(source, [offer[0]]), [(name, arguments)])


def _said(source, prompt):
    kind = source.random()
    if kind < 0.75:
        return prompt
    if kind < 0.85:
        return source.pick(["Hi! ", "Hello, ", "Please: ", "Hey, ", "OK. ", "Now: "]) + prompt
    return prompt + source.pick([" Thanks!", " Please.", " Thank you.", " Use the function."])


def record_call(source):
    """A request for a record: prompt, tools for the same record, and the call."""
    record = Record(source)
    kind = source.number(0, 5)
    getters = [record.getter(place) for place in range(source.number(1, 3))]
    if kind < 3:
        place = source.number(0, len(getters) - 1)
        value = record.value()
        tools = getters + ([record.setter(place)[0]] if source.chance(0.3) else [])
        return record.get_request(place, [value]), tools, (getters[place]["function"]["name"], {record.key: value})
    tool, prompt, arguments = record.setter(0) if kind == 3 else record.deleter() if kind == 4 else record.creator()
    tools = getters[:source.number(0, len(getters))] + [tool]
    return prompt, tools, (tool["function"]["name"], arguments)


def _record(source):
    prompt, tools, call = record_call(source)
    return with_calls(source, _said(source, prompt), together(source, tools, 4), [call])


def _bare(source):
    name, description, prompt = source.pick(BARE)
    if source.chance(0.3):
        name = f"{source.invented()}_{name}"
    return with_calls(source, _said(source, prompt), together(source, [definition(source, name, description, {}, [])], 4), [(name, {})])


def _explicit(source):
    name = "_".join([source.invented() for _ in range(source.number(1, 3))])
    count = source.number(1, 4)
    slots = list(dict.fromkeys([source.invented() if source.chance(0.6) else source.pick(common.ATTRIBUTES) for _ in range(count)]))
    arguments = {slot: _any_value(source) for slot in slots}
    properties = {slot: _schema_of(value) for slot, value in arguments.items()}
    description = source.pick(["", "A function.", "Does something.", f"Function for {source.pick(common.THINGS)}s", "Internal"])
    tool = definition(source, name, description, properties, slots)
    details = [f"{slot} {dump(value) if not isinstance(value, str) else value}" for slot, value in arguments.items()]
    prompt = source.pick(EXPLICIT).format(
        f=name, d=listed(details), D=", ".join(details),
        c=", ".join([f"{slot}={dump(value)}" for slot, value in arguments.items()]))
    return with_calls(source, prompt, together(source, [tool], 3), [(name, arguments)])


def _any_value(source):
    kind = source.random()
    if kind < 0.3:
        return int(source.digits())
    if kind < 0.5:
        return source.invented()
    if kind < 0.65:
        return source.pick(common.WORDS)
    if kind < 0.75:
        return source.code()
    if kind < 0.85:
        return source.chance(0.5)
    return source.new_name() if kind < 0.95 else [source.pick(common.WORDS) for _ in range(source.number(1, 3))]


def _schema_of(value):
    if isinstance(value, bool):
        return {"type": "boolean"}
    if isinstance(value, int):
        return {"type": "integer"}
    return {"type": "array", "items": {"type": "string"}} if isinstance(value, list) else {"type": "string"}


def parallel_calls(source):
    """A request that takes several calls: prompt, tools, calls."""
    if source.chance(0.4):
        return _same_record(source)
    offer = offered(source)
    function, names = offer[2], offer[1]
    if len(names) == 1 and function.parameters[0][1] in ("city", "name", "code", "symbol", "word") and source.chance(0.85):
        prompt, made = _several_values(source, offer)
        return prompt, [offer[0]], made
    other = offered(source)
    while family(other[0]["function"]["name"]) == family(offer[0]["function"]["name"]):
        other = offered(source)
    first, second = asked(source, offer), asked(source, other)
    joint = source.pick([" ", " And: ", " Also: ", " Then: ", "\n"])
    return first[0] + joint + second[0], [offer[0], other[0]], [first[1:], second[1:]]


def _several_values(source, offer):
    tool, names, function = offer
    words, kind = function.parameters[0]
    values = list(dict.fromkeys([KINDS[kind][1](source)[0] for _ in range(source.number(2, 4))]))
    prompt = source.pick(function.requests).format_map({words[0]: listed(values)})
    return prompt, [(tool["function"]["name"], {names[0]: value}) for value in values]


def _same_record(source):
    record = Record(source)
    getters = [record.getter(place) for place in range(source.number(1, 3))]
    place = source.number(0, len(getters) - 1)
    values = list(dict.fromkeys([record.value() for _ in range(source.number(2, 4))]))
    name = getters[place]["function"]["name"]
    return record.get_request(place, values), getters, [(name, {record.key: value}) for value in values]


def _parallel(source):
    prompt, tools, made = parallel_calls(source)
    return with_calls(source, prompt, together(source, tools, 4), made)


def _none(source):
    kind = source.random()
    if kind < 0.2:  # only functions that have nothing to do with it
        made = unknown.make(source)
        made["tools"] = [Record(source).getter(place) for place in range(source.number(1, 2))]
        return made
    skill = greetings if kind < 0.45 else facts if kind < 0.8 else explanations if kind < 0.86 else echoes if kind < 0.94 else jokes
    made = skill.make(source)
    if len(made["messages"]) > 2:
        return _none(source)
    made["tools"] = together(source, [_other(source)], 4)
    return made
