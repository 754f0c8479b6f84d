"""Conversations as the API of chat completions has them, and how their last answer is judged."""

import json


def dump(value) -> str:
    """JSON with a space behind commas and colons, all characters as they are: the only spelling that the models see."""
    return json.dumps(value, ensure_ascii=False)


def chat(combination: str, *turns: str, check: dict | None = None, system: str | None = None, **more) -> dict:
    """A conversation of user and assistant in turn.

    Without a check the last answer must be the same, word for word. More members, such as tools, are kept.
    """
    messages = [{"role": "system", "content": system}] if system else []
    for place, text in enumerate(turns):
        messages.append({"role": "assistant" if place % 2 else "user", "content": text})
    return {"combination": combination, "messages": messages, "check": check or exact(turns[-1]), **more}


def exact(text: str) -> dict:
    """The answer is this text; white space at its ends does not count."""
    return {"kind": "exact", "value": text}


def contains(*texts: str) -> dict:
    """The answer has all these texts; case does not count."""
    return {"kind": "contains", "values": list(texts)}


def number(value: int) -> dict:
    """The last number of the answer is this one."""
    return {"kind": "number", "value": value}


def calls(*made: tuple[str, dict]) -> dict:
    """The answer makes these calls in this order, and arguments are equal as JSON."""
    return {"kind": "tool_calls", "calls": [{"name": name, "arguments": arguments} for name, arguments in made]}


def same_json(value) -> dict:
    """The answer is JSON of an equal value."""
    return {"kind": "json", "value": value}


def size_of(conversation: dict) -> int:
    """How long a conversation is, in words of six characters: cheap, and fair to JSON and invented names."""
    length = 0
    for message in conversation["messages"]:
        length += len(message["content"] or "") + 8
        for call in message.get("tool_calls", ()):
            length += len(call["function"]["name"]) + len(call["function"]["arguments"]) + 50
    if tools := conversation.get("tools"):
        length += len(str(tools))
    return length // 6
