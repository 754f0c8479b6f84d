"""The evaluation: some conversations of every skill, with what their answers must be, as files that any language can read."""

import json
from itertools import islice
from pathlib import Path

from .generate import of_skill
from .shares import SHARES
from .skills import documents
from .source import Source

FOLDER = Path(__file__).parent.parent / "eval"
SEED = 20_000
ITEMS = 60
COUNTS = {"facts": 100, "sums": 100, "translation": 100, "memory": 80, "explanations": 30, "jokes": 30, "pages": 30,
          "code": 30, "numbers": 40, "labels": 40, "remarks": 30, "unknown": 40, "languages": 40, "compounds": 40, "results": 50}
"""How many items a skill has where it is not ITEMS: more where much is asked of the model, fewer where it learns by heart."""

WORDS = {"functions": 130, "results": 140, "memory": 100, "chats": 100}
"""How long the items of a skill may be; 100 words where it is not said."""

LONG_TEXTS = 6
LONG_WORDS = 1300
QUESTIONS = 10
"""Long texts stand in texts.json, once for all their questions."""


def write() -> None:
    """Writes eval/items.jsonl and eval/texts.json."""
    FOLDER.mkdir(exist_ok=True)
    texts, long_items = _long()
    items = [item for skill, *_ in SHARES for item in _items(skill)] + long_items
    with open(FOLDER / "items.jsonl", "w", encoding="utf-8", newline="\n") as file:
        for item in items:
            file.write(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n")
    with open(FOLDER / "texts.json", "w", encoding="utf-8", newline="\n") as file:
        json.dump(texts, file, ensure_ascii=False, indent=1)
        file.write("\n")


def _items(skill: str) -> list[dict]:
    found = {}
    for conversation in islice(of_skill(skill, SEED, "eval", WORDS.get(skill, 100)), 600):  # small skills repeat themselves
        item = item_of(conversation)
        found.setdefault(json.dumps(item["messages"]), item)
        if len(found) == COUNTS.get(skill, ITEMS):
            break
    return [{"id": f"{skill}-{place:03d}", **item} for place, item in enumerate(found.values(), 1)]


def item_of(conversation: dict) -> dict:
    """A conversation without its last answer, how to judge an answer, and an answer to compare with where that does not say it."""
    *messages, answer = conversation["messages"]
    item = {"skill": conversation["skill"], "messages": messages}
    for name in ("tools", "response_format"):
        if name in conversation:
            item[name] = conversation[name]
    if conversation["check"]["kind"] in ("contains", "number"):
        item["expected"] = answer["content"]
    return {**item, "check": conversation["check"]}


def _long() -> tuple[dict[str, str], list[dict]]:
    source = Source(SEED, "eval", 3000)
    texts, items = {}, []
    for place in range(1, LONG_TEXTS + 1):
        facts = documents.facts_of(source, 2 * QUESTIONS)
        texts[f"text{place}"] = documents.text_of(source, facts, LONG_WORDS)
        for fact in source.sample(facts, QUESTIONS):
            question, answer = documents.question_of(source, fact)
            items.append({
                "id": f"retrieval-long-{len(items) + 1:03d}", "skill": "retrieval-long",
                "messages": [{"role": "user", "content": f"{{{{text{place}}}}}\n\n{question}"}],
                "expected": answer, "check": {"kind": "contains", "values": [fact[2]]},
            })
    return texts, items
