"""Conversations as Mixtral v3 reads them: the text of mistral-common's third instruct tokenizer, as token ids, with a mark on each
token that the model is to learn to write.

Every text is encoded by itself, with the space that the vocabulary puts before it. The system text opens the user's last turn and
the functions stand before that turn, so what an earlier turn of such a conversation was answered to cannot be seen any more.
"""

import json

from vocabulary import BEGIN, CONTROLS, END, Vocabulary

ANSWER = 0x8000
"""Marks a token that the assistant writes; ids are below it."""

ID_MASK = 0x7FFF

END_OF_PROMPT = tuple(1 + CONTROLS.index(text) for text in ("[/INST]", "[/TOOL_RESULTS]"))
"""Tokens that an answer may follow."""


def documents(chat: dict, vocabulary: Vocabulary) -> list[list[int]]:
    """The documents that a conversation teaches with: itself, and what came before each result of a function, where the call is
    the answer."""
    messages = chat["messages"]
    ends = [
        place + 1 for place, message in enumerate(messages)
        if message["role"] == "assistant" and (place + 1 == len(messages) or messages[place + 1]["role"] == "tool")
    ]
    return [encode(messages[:end], chat.get("tools") or [], vocabulary) for end in ends]


def prompt(chat: dict, vocabulary: Vocabulary) -> list[int]:
    """A conversation whose last message is to be answered."""
    return [token & ID_MASK for token in encode(chat["messages"], chat.get("tools") or [], vocabulary)]


def encode(messages: list[dict], tools: list[dict], vocabulary: Vocabulary) -> list[int]:
    """The tokens of a conversation. What the assistant says is marked where everything it follows from stands before it; calls only
    at the end, where they are written without the ids that the server gives them."""
    system = "\n\n".join(message["content"] for message in messages if message["role"] == "system")
    turns = [message for message in messages if message["role"] != "system"]
    last_user = max((place for place, turn in enumerate(turns) if turn["role"] == "user"), default=-1)
    writer = _Writer(vocabulary)
    for place, turn in enumerate(turns):
        is_seen = place > last_user or not (system or tools)
        if turn["role"] == "user":
            if place == last_user and tools:
                writer.enclose("[AVAILABLE_TOOLS]", _definitions(tools), "[/AVAILABLE_TOOLS]")
            is_opened = place == last_user and system
            writer.enclose("[INST]", f"{system}\n\n{turn['content']}" if is_opened else turn["content"], "[/INST]")
        elif turn["role"] == "tool":
            writer.enclose("[TOOL_RESULTS]", _result(turn), "[/TOOL_RESULTS]")
        elif turn.get("tool_calls"):
            is_last = place + 1 == len(turns)
            writer.answer(_calls(turn["tool_calls"], with_ids=not is_last), is_marked=is_last, mark="[TOOL_CALLS]")
        else:
            writer.answer(turn["content"].rstrip(" "), is_marked=is_seen)
    return writer.tokens


class _Writer:
    def __init__(self, vocabulary: Vocabulary):
        self.vocabulary = vocabulary
        self.tokens = [BEGIN]

    def enclose(self, begin: str, text: str, end: str) -> None:
        control = self.vocabulary.control
        self.tokens += [control(begin), *self.vocabulary.encode(text), control(end)]

    def answer(self, text: str, is_marked: bool, mark: str = "") -> None:
        written = [self.vocabulary.control(mark)] if mark else []
        written += [*self.vocabulary.encode(text), END]
        self.tokens += [token | ANSWER for token in written] if is_marked else written


def _definitions(tools: list[dict]) -> str:
    return _json([
        {
            "type": "function",
            "function": {
                "name": tool["function"]["name"],
                "description": tool["function"].get("description") or "",
                "parameters": tool["function"].get("parameters") or {},
            },
        }
        for tool in tools
    ])


def _calls(calls: list[dict], with_ids: bool) -> str:
    return _json([
        {"name": call["function"]["name"], "arguments": json.loads(call["function"]["arguments"] or "{}")}
        | ({"id": call["id"]} if with_ids else {})
        for call in calls
    ])


def _result(turn: dict) -> str:
    try:
        content = json.loads(turn["content"] or "{}")
    except ValueError:
        content = turn["content"]
    return _json({"content": content, "call_id": turn["tool_call_id"]})


def _json(value) -> str:
    return json.dumps(value, ensure_ascii=False)
