"""The stream of conversations."""

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate

from .conversation import size_of
from .shares import SHARES
from .source import Source

TRIES = 200
"""How often a skill is asked before the next one is: for the split, which takes an eighth, and for the length."""


def admitted(source: Source, make, room: int | None = None) -> dict | None:
    """A conversation of a skill that belongs to the source's split and is no longer than it may be; None if tries ran out."""
    room = room or source.room
    for _ in range(TRIES):
        made = make(source)
        if source.admits(made["combination"]) and size_of(made) <= room:
            return made
    return None


def conversations(seed: int, split: str, max_words: int) -> Iterator[dict]:
    """An endless stream of conversations in the form of the API: messages, and tools or response_format where there are any.

    The same seed gives the same stream. split is "train" or "eval"; no combination that one has occurs in the other. max_words
    is the most that a conversation has, in words of six characters, at least 10; skills that need more stay away. Besides there are skill
    and combination (what must not occur in both splits), and in the evaluation check, by which the last answer is judged.

    Where there is a system message or tools, the format puts them before the user's last turn: answers before that turn were given
    without them in sight and are no targets for training. All other answers are.
    """
    if split not in ("train", "eval"):
        raise ValueError(f"split is 'train' or 'eval', not {split!r}")
    fitting = [entry for entry in SHARES if entry[2] <= max_words]
    if not fitting:
        raise ValueError(f"max_words is {max_words}; it takes at least {min(entry[2] for entry in SHARES)}")
    bounds = list(accumulate(entry[1] for entry in fitting))
    source = Source(seed, split, max_words)
    while True:
        skill, _, _, make = fitting[bisect(bounds, source.random() * bounds[-1], hi=len(bounds) - 1)]
        made = admitted(source, make)
        if made is None:
            continue
        if split == "train":
            del made["check"]
        yield {"skill": skill, **made}


def of_skill(skill: str, seed: int, split: str, max_words: int) -> Iterator[dict]:
    """The stream of one skill alone."""
    make = next(entry[3] for entry in SHARES if entry[0] == skill)
    source = Source(f"{skill} {seed}", split, max_words)
    while True:
        made = admitted(source, make)
        if made is not None:
            yield {"skill": skill, **made}
