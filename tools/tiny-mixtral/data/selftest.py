"""Checks of the generator: python3 -m data.selftest. Ends with an error where one fails."""

import json
from itertools import islice

from . import conversations
from .conversation import size_of
from .generate import of_skill
from .shares import SHARES

CONTROLS = ["<s>", "</s>", "<unk>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]",
    "[/TOOL_RESULTS]"]
TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
TRAINING = 200_000
EVALUATION = 300


def main() -> None:
    """Runs all checks."""
    for check in (same_seed_same_stream, lengths_are_kept, splits_are_apart, conversations_are_well_formed):
        check()
        print(f"{check.__name__.replace('_', ' ')}: yes")


def same_seed_same_stream() -> None:
    """Two streams of one seed are equal, two of different ones are not."""
    first, again, other = (list(islice(conversations(seed, "train", 300), 500)) for seed in (1, 1, 2))
    assert first == again and first != other


def lengths_are_kept() -> None:
    """No conversation is longer than was asked for."""
    for words in (10, 40, 200, 1500):
        assert all(size_of(conversation) <= words for conversation in islice(conversations(3, "train", words), 2000))


def splits_are_apart() -> None:
    """No combination and no prompt of the evaluation occurs in a large sample of the training."""
    kept, prompts = set(), set()
    for skill, *_ in SHARES:
        for conversation in islice(of_skill(skill, 4, "eval", 400), EVALUATION):
            kept.add(conversation["combination"])
            prompts.add(_prompt(conversation))
    for conversation in islice(conversations(5, "train", 400), TRAINING):
        assert conversation["combination"] not in kept, conversation
        assert _prompt(conversation) not in prompts, conversation


def _prompt(conversation) -> str:
    return json.dumps([conversation["messages"][:-1], conversation.get("tools")])


def conversations_are_well_formed() -> None:
    """Texts hold no marks of the format; calls are of functions that are there, with arguments that satisfy the schema."""
    for split in ("train", "eval"):
        for skill, *_ in SHARES:
            for conversation in islice(of_skill(skill, 6, split, 800), 1000):
                text = json.dumps(conversation, ensure_ascii=False)
                assert not any(control in text for control in CONTROLS), text
                _check_turns(conversation)


def _check_turns(conversation) -> None:
    messages = conversation["messages"]
    assert messages[-1]["role"] == "assistant"
    tools = {tool["function"]["name"]: tool["function"]["parameters"] for tool in conversation.get("tools", ())}
    assert len(tools) == len(conversation.get("tools", ())), "two functions have one name"
    is_open, ids = False, []
    for message in messages:
        role, made = message["role"], message.get("tool_calls", ())
        if role == "user":
            assert not is_open and message["content"].strip(), messages
            is_open = True
        elif role == "assistant":
            assert is_open and (made or message["content"].strip()), messages
            is_open = False
        elif role == "tool":
            assert message["tool_call_id"] in ids
            is_open = True
        ids += [call["id"] for call in made]
        for call in made:
            assert len(call["id"]) == 9 and call["id"].isalnum()
            _check_arguments(json.loads(call["function"]["arguments"]), tools[call["function"]["name"]])
    assert len(set(ids)) == len(ids), "two calls have one id"


def _check_arguments(arguments: dict, schema: dict) -> None:
    properties = schema["properties"]
    assert set(schema.get("required", ())) <= set(arguments) <= set(properties), (arguments, schema)
    for name, value in arguments.items():
        kind = properties[name]["type"]
        assert isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool)), (name, value, schema)
        assert value in properties[name].get("enum", [value]), (name, value, schema)


if __name__ == "__main__":
    main()
