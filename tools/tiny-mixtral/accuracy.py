"""How many answers to held-out conversations the model would give word for word.

A greedy answer is the expected one exactly if each of its tokens is the likeliest after those before it, so one pass over prompt
and answer tells, without generating anything. Answers that are right in other words count as wrong here; the evaluation against a
running server judges those.
"""

import itertools
from collections import defaultdict

import torch

from batches import Batch
from corpus import padded, row_length
from data import conversations
from documents import ANSWER, END_OF_PROMPT, documents
from model import Model
from vocabulary import Vocabulary


class HeldOut:
    """Held-out documents by row length, encoded once."""

    def __init__(self, seed: int, words: int, count: int, vocabulary: Vocabulary):
        self.rows: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
        for chat in itertools.islice(conversations(seed, "eval", words), count):
            document = documents(chat, vocabulary)[-1]
            length = row_length(document)
            if length is not None:
                self.rows[length].append((chat["skill"], last_answer_only(document)))

    @torch.no_grad()
    def scores(self, model: Model, tokens_max: int) -> dict[str, tuple[int, int]]:
        """By skill: how many answers are right, of how many."""
        right, asked = defaultdict(int), defaultdict(int)
        for length, rows in self.rows.items():
            if length > tokens_max:
                continue
            step = max(1, tokens_max // length)
            for start in range(0, len(rows), step):
                part = rows[start:start + step]
                for (skill, _), is_right in zip(part, are_right(model, [row for _, row in part], length)):
                    asked[skill] += 1
                    right[skill] += is_right
        return {skill: (right[skill], asked[skill]) for skill in sorted(asked)}


def last_answer_only(document: list[int]) -> list[int]:
    """The document with marks on its last answer alone."""
    start = max(place for place, token in enumerate(document) if token in END_OF_PROMPT)
    return [token & ~ANSWER for token in document[:start]] + document[start:]


def are_right(model: Model, rows: list[list[int]], length: int) -> list[bool]:
    """Whether each marked token of each row is the likeliest one."""
    batch = Batch(padded(rows, length), None, model.device, prompt_share=0)
    hidden, _ = model.hidden(batch.tokens, length)
    wrong = (model.logits(hidden.index_select(0, batch.at)).argmax(-1) != batch.targets) & (batch.weights > 0)
    missed = torch.zeros(len(rows), device=model.device).index_add_(0, batch.at // length, wrong.float())
    return (missed == 0).tolist()


def table(scores: dict[str, tuple[int, int]]) -> str:
    """One line of scores in percent."""
    total = [sum(column) for column in zip(*scores.values())] or [0, 1]
    parts = [f"{skill} {100 * right / asked:.0f}" for skill, (right, asked) in scores.items()]
    return f"all {100 * total[0] / total[1]:.1f} | " + ", ".join(parts)
