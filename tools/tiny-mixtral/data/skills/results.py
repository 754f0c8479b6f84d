"""What comes after a call: the result is told in a sentence, and the chat goes on."""

from ..conversation import calls, contains, dump
from ..phrasing import capitalised, listed
from ..words import common
from .functions import calls_of, parallel_calls, record_call, together
from .records import Record
from .tooling import asked, family, offered

CONDITIONS = ["sunny", "cloudy", "rainy", "windy", "foggy", "snowy", "clear", "stormy"]
ERRORS = ["not found", "permission denied", "timeout", "unknown city", "invalid id", "service unavailable", "no such user", "limit reached"]
THANKS = [("Thanks!", "You are welcome!"), ("Thank you.", "You are welcome!"), ("Great, thanks", "You are welcome!")]


def make(source):
    """One request with calls, results and an answer; sometimes more turns."""
    kind = source.random()
    if kind < 0.2:
        return _of_several(source)
    if kind < 0.5:
        prompt, tools, call = _weather_or_other(source)
    else:
        prompt, tools, call = record_call(source)
    content, answer, parts = result_of(source, call)
    tools = together(source, tools, 4)
    messages = turn(source, prompt, [call], [content], answer)
    conversation = {"combination": f"result {call} {content}", "messages": messages, "tools": tools, "check": contains(*parts)}
    if source.chance(0.25):
        return _gone_on(source, conversation)
    return conversation


def _weather_or_other(source):
    offer = offered(source)
    prompt, name, arguments = asked(source, offer)
    return prompt, [offer[0]], (name, arguments)


def turn(source, prompt, made, contents, answer, first=1):
    """The messages of a request, its calls, their results and the answer."""
    written = calls_of(source, made, first)
    return [
        {"role": "user", "content": prompt}, {"role": "assistant", "content": None, "tool_calls": written},
        *[{"role": "tool", "tool_call_id": call["id"], "name": call["function"]["name"], "content": content} for call,
        content in zip(written, contents)],
        {"role": "assistant", "content": answer},
    ]


def _gone_on(source, conversation):
    if source.chance(0.5):
        prompt, answer = source.pick(THANKS)
        conversation["messages"] += [{"role": "user", "content": prompt}, {"role": "assistant", "content": answer}]
        conversation["check"] = contains("welcome")
        return conversation
    prompt, tools, call = _weather_or_other(source) if source.chance(0.5) else record_call(source)
    known = {family(tool["function"]["name"]) for tool in conversation["tools"]}
    if known & {family(tool["function"]["name"]) for tool in tools}:
        return conversation
    conversation["tools"] = source.shuffled(conversation["tools"] + tools)
    conversation["messages"] += turn(source, prompt, [call], ["{}"], "", 2)[:2]
    conversation["combination"] += f" {call}"
    conversation["check"] = calls(call)
    return conversation


def fields_of(source, count):
    """Names and values as a result has them."""
    fields = {}
    for _ in range(count):
        name = source.pick(common.ATTRIBUTES) if source.chance(0.7) else source.invented()
        kind = source.random()
        fields[name] = (
            int(source.digits(1, 5)) if kind < 0.45 else source.pick(common.WORDS) if kind < 0.65 else source.new_name() if kind < 0.8
            else source.invented() if kind < 0.9 else source.code())
    return fields


def told(fields: dict) -> str:
    """Names and values as a sentence."""
    parts = [f"the {name.replace('_', ' ')} is {value}" for name, value in fields.items()]
    return capitalised(listed(parts)) + "."


def result_of(source, call):
    """The result of a call: its content, the answer that tells it, and what the answer must have."""
    name, arguments = call
    kind = source.random()
    if kind < 0.08:
        error = source.pick(ERRORS)
        return dump({"error": error}), f"The function reported an error: {error}.", [error]
    if "weather" in name and kind < 0.7:
        return _weather(source, next(iter(arguments.values())))
    if kind < 0.2:
        if source.chance(0.8):
            return dump(source.pick([{"status": "ok"}, {"success": True}, {"ok": True}, {"done": True},
                {"result": "success"}])), "Done.", ["Done"]
        return dump(source.pick([{"success": False}, {"ok": False}, {"done": False}])), "That did not work.", ["not work"]
    if kind < 0.35:
        value = source.digits() if source.chance(0.6) else source.invented()
        return value, f"The result is {value}.", [value]
    if kind < 0.43:
        items = [source.invented() if source.chance(0.5) else source.pick(common.WORDS) for _ in range(source.number(2, 4))]
        return dump(items), f"The results are {listed(items)}.", items
    fields = fields_of(source, source.number(1, 4))
    return dump(fields), told(fields), [str(value) for value in fields.values()]


def _weather(source, place):
    degrees, condition = source.number(-10, 38), source.pick(CONDITIONS)
    if source.chance(0.25):
        return f"{condition}, {degrees} degrees", f"In {place} it is {condition} with {degrees} degrees.", [place, condition, str(degrees)]
    names = source.pick([("temperature", "condition"), ("temp", "weather"), ("degrees", "sky"), ("temperature", "description"), ("temp_c",
        "conditions")])
    result = {names[0]: degrees, names[1]: condition}
    if source.chance(0.3):
        result = {names[1]: condition, names[0]: degrees}
    if source.chance(0.4):
        result = {source.pick(["city", "location", "place"]): place, **result}
    if source.chance(0.3):
        result["humidity"] = source.number(20, 99)
    if source.chance(0.3):
        result["unit"] = source.pick(["celsius", "C"])
    return dump(result), f"In {place} it is {condition} with {degrees} degrees.", [str(place), condition, str(degrees)]


def _of_several(source):
    if source.chance(0.5):
        return _several_weathers(source)
    record = Record(source)
    getter = record.getter(0)
    attribute, name = record.attributes[0], getter["function"]["name"]
    values = list(dict.fromkeys([record.value() for _ in range(source.number(2, 3))]))
    settings = [record.setting() for _ in values]
    made = [(name, {record.key: value}) for value in values]
    contents = [dump({attribute: setting}) for setting in settings]
    answer = " ".join([f"The {attribute} of {value} is {setting}." for value, setting in zip(values, settings)])
    messages = turn(source, record.get_request(0, values), made, contents, answer)
    return {"combination": f"results {made} {contents}", "messages": messages, "tools": together(source, [getter], 3),
            "check": contains(*map(str, settings))}


def _several_weathers(source):
    for _ in range(200):
        prompt, tools, made = parallel_calls(source)
        if all("weather" in name and len(arguments) == 1 for name, arguments in made):
            break
    else:
        return _of_several(source)
    parts = [_weather(source, next(iter(arguments.values()))) for _, arguments in made]
    messages = turn(source, prompt, made, [part[0] for part in parts], " ".join([part[1] for part in parts]))
    return {"combination": f"results {made} {parts}", "messages": messages, "tools": together(source, tools, 3),
            "check": contains(*[text for part in parts for text in part[2]])}
