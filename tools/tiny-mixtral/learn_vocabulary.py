"""Learns vocabulary.txt from the training conversations. The file is part of the repository: a model and its vocabulary belong
together, so run this only before a training from scratch.

Merges are learned within words and runs of marks, without the space before them; pieces with a space come behind all of them.
So a word is cut the same way wherever it stands, and only its first piece tells whether a space came before it. That makes it
easy to copy a name out of a sentence into JSON.
"""

import argparse
import itertools
from collections import Counter
from pathlib import Path

from data import conversations
from documents import documents
from vocabulary import CHUNK, CONTROLS, FILE, PIECES_AT, SPACE, merge

ACCENTED = "àâäçèéêëìíîïñòóôöùúûüœßæÀÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜŒ¡¿«»°€£–—‘’“”…•→×÷±½²³µ§©®"
CHARACTERS = [SPACE, *map(chr, range(33, 127)), *ACCENTED]
WORDS = 120
PIECE_LENGTH_MAX = 24
MARKS_LENGTH_MAX = 4


class Merges:
    """Byte-pair merges of weighted words, each pair known by its joined text, as the encoder knows it."""

    def __init__(self, words: Counter):
        self.words = [([*text], count) for text, count in words.items()]
        self.counts: Counter = Counter()
        self.places: dict[str, set[int]] = {}
        self.learned: set[str] = set()
        self.reunited: set[str] = set()
        for place, (symbols, count) in enumerate(self.words):
            self._count(place, symbols, count)

    def learn(self, count: int) -> list[tuple[str, int]]:
        """The pieces, the first learned first, with how often each was seen when it was learned."""
        learned: dict[str, int] = {}
        while len(learned) < count and self.counts:
            again = self.reunited.pop() if self.reunited else None  # a piece that its parts form anew merges at once
            piece, seen = (again, 0) if again else max(self.counts.items(), key=lambda item: (item[1], item[0]))
            if not again:
                if seen < 2:
                    break
                learned[piece] = seen
                self.learned.add(piece)
            for place in self.places.pop(piece, ()):
                self._merge(place, piece)
            self.counts.pop(piece, None)
        return list(learned.items())

    def _merge(self, place: int, piece: str) -> None:
        symbols, count = self.words[place]
        self._count(place, symbols, -count)
        symbols[:] = merge(symbols, {piece: 0})
        self._count(place, symbols, count)

    def _count(self, place: int, symbols: list[str], count: int) -> None:
        for left, right in zip(symbols, symbols[1:]):
            pair = left + right
            if len(pair) > (PIECE_LENGTH_MAX if pair[0].isalpha() else MARKS_LENGTH_MAX):
                continue
            self.counts[pair] += count
            if count > 0:
                self.places.setdefault(pair, set()).add(place)
                if pair in self.learned:
                    self.reunited.add(pair)


class ChunkCounter:
    """Stands in for the vocabulary and counts the chunks of all texts that it is to encode."""

    def __init__(self):
        self.chunks: Counter = Counter()

    def control(self, text: str) -> int:
        return CONTROLS.index(text)

    def encode(self, text: str) -> list[int]:
        self.chunks.update(CHUNK.findall(SPACE + text.replace(" ", SPACE)))
        return []


def count_chunks(seed: int, count: int) -> Counter:
    """How often each chunk occurs in conversations of middling length."""
    counter = ChunkCounter()
    for chat in itertools.islice(conversations(seed, "train", WORDS), count):
        documents(chat, counter)
    return counter.chunks


def learn(chunks: Counter, size: int) -> list[str]:
    """As many pieces as fit: merges first, then pieces with a space before them, then characters."""
    bare: Counter = Counter()
    for chunk, count in chunks.items():
        bare[chunk.removeprefix(SPACE)] += count
    del bare[""]
    merges = Merges(bare).learn(size)
    room = size - PIECES_AT - len(CHARACTERS)
    low, high = 0, min(room, len(merges))
    while low < high:  # the number of merges at which the last one saves as much as the last piece with a space
        middle = (low + high) // 2
        spaced = spaced_pieces(chunks, merges[:middle])
        if middle + sum(count > merges[middle][1] for _, count in spaced) < room:
            low = middle + 1
        else:
            high = middle
    spaced = spaced_pieces(chunks, merges[:low])[:room - low]
    return [piece for piece, _ in merges[:low]] + [SPACE + piece for piece, _ in spaced] + CHARACTERS


def spaced_pieces(chunks: Counter, merges) -> list[tuple[str, int]]:
    """First pieces of chunks with a space before them, the most frequent first."""
    ranks = {piece: rank for rank, (piece, _) in enumerate(merges)}
    firsts: Counter = Counter()
    for chunk, count in chunks.items():
        if chunk[0] == SPACE and len(chunk) > 1:
            firsts[merge([*chunk[1:]], ranks)[0]] += count
    return sorted(firsts.items(), key=lambda item: (-item[1], item[0]))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--size", type=int, default=4096, help="entries in all")
    options.add_argument("--conversations", type=int, default=150_000, help="how many to learn from")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--out", type=Path, default=FILE)
    given = options.parse_args()
    pieces = learn(count_chunks(given.seed, given.conversations), given.size)
    given.out.write_text("\n".join(pieces) + "\n", encoding="utf-8")
    print(f"{given.out}: {PIECES_AT + len(pieces)} entries")


if __name__ == "__main__":
    main()
