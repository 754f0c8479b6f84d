"""Training rows: conversations made and encoded by several processes while the model is already learning from the first ones.

A row holds one document and is padded to the next row length. Shards have numbers; what is in one depends on its number and the
seed alone.
"""

import itertools
import multiprocessing
import os
import threading
import time
import traceback

import numpy

from data import conversations
from documents import documents
from vocabulary import Vocabulary

ROW_LENGTHS = (24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 3072, 4096)
"""All divide ROW_LENGTHS_MULTIPLE, so that batches of equal size can be made of rows of any one length."""

ROW_LENGTHS_MULTIPLE = 12_288

FIRST_WORDS = (20, 30, 40)
"""Lengths, in words, of the shards that the training begins with."""

FIRST_SHARDS = 60

WORDS = (30, 60, 120, 240, 400, 120, 240, 800, 60, 400, 240, 2600)
"""Lengths of the shards after them, again and again."""

SHARD_WORDS = 60_000
"""About how many words of six characters one shard has."""

QUEUE_SHARDS = 64


def words_of_shard(number: int) -> int:
    """The most words that a conversation of a shard has."""
    return FIRST_WORDS[number % len(FIRST_WORDS)] if number < FIRST_SHARDS else WORDS[number % len(WORDS)]


def make_shard(seed: int, number: int, split: str, vocabulary: Vocabulary) -> dict[int, numpy.ndarray]:
    """The rows of a shard by their length: uint16 ids, with documents.ANSWER on those to be learnt."""
    words = words_of_shard(number)
    stream = conversations(seed * 1_000_003 + number, split, words)
    found: dict[int, list[list[int]]] = {}
    left = SHARD_WORDS
    while left > 0:
        for document in documents(next(stream), vocabulary):
            left -= len(document)
            length = row_length(document)
            if length is not None:  # what is longer than the context is left out
                found.setdefault(length, []).append(document)
    return {length: padded(rows, length) for length, rows in found.items()}


def row_length(document: list[int]) -> int | None:
    """The shortest row that holds a document; None where it is longer than any."""
    return next((length for length in ROW_LENGTHS if length >= len(document)), None)


def padded(rows: list[list[int]], length: int) -> numpy.ndarray:
    """Rows of one length, with zeros behind them."""
    table = numpy.zeros((len(rows), length), numpy.uint16)
    for place, row in enumerate(rows):
        table[place, :len(row)] = row
    return table


class Rows:
    """Rows of one length. One thread adds while another draws: the count grows after the rows are there."""

    def __init__(self, length: int):
        self.count = 0
        self.table = numpy.empty((256, length), numpy.uint16)

    def add(self, rows: numpy.ndarray) -> None:
        end = self.count + len(rows)
        if end > len(self.table):
            grown = numpy.empty((2 * end, self.table.shape[1]), numpy.uint16)
            grown[:self.count] = self.table[:self.count]
            self.table = grown
        self.table[self.count:end] = rows
        self.count = end

    def draw(self, count: int, random: numpy.random.Generator) -> numpy.ndarray:
        """Rows at random, in equal shares of all there are."""
        return self.table[random.integers(0, self.count, count)]


class Corpus:
    """Rows by length, made by processes of its own until there are as many tokens as it may hold. Start it before PyTorch starts
    threads: the processes are forks of this one."""

    def __init__(self, seed: int, processes: int, tokens_max: int, shards_max: int | None = None):
        self.rows = {length: Rows(length) for length in ROW_LENGTHS}
        self.shards, self.tokens, self.tokens_max = 0, 0, tokens_max
        self._shards_max = shards_max
        context = multiprocessing.get_context("fork")
        self._queue = context.Queue(QUEUE_SHARDS)
        self._processes = [
            context.Process(target=_produce, args=(seed, first, processes, shards_max, self._queue), daemon=True)
            for first in range(processes)
        ]
        for process in self._processes:
            process.start()
        if shards_max is None:
            threading.Thread(target=self._take_all, daemon=True).start()

    def wait(self, rows: int, seconds: float) -> None:
        """Returns when there are so many rows of the shortest lengths; raises TimeoutError where they do not come."""
        end = time.monotonic() + seconds
        while sum(self.rows[length].count for length in ROW_LENGTHS[:3]) < rows:
            if time.monotonic() > end:
                raise TimeoutError(f"The corpus has {self.shards} shards after {seconds} seconds; see the errors above.")
            time.sleep(0.1)

    def take_fixed(self) -> None:
        """Waits for all of a fixed number of shards and puts them in the order of their numbers."""
        shards = dict(self._queue.get(timeout=600) for _ in range(self._shards_max))
        for number in sorted(shards):
            self._add(shards[number])

    def close(self) -> None:
        """Ends the processes."""
        for process in self._processes:
            process.terminate()

    def _take_all(self) -> None:
        while self.tokens < self.tokens_max:
            self._add(self._queue.get()[1])
        self.close()

    def _add(self, shard: dict[int, numpy.ndarray]) -> None:
        for length, rows in shard.items():
            self.rows[length].add(rows)
            self.tokens += rows.size
        self.shards += 1


def _produce(seed: int, first: int, step: int, shards_max: int | None, queue) -> None:
    os.nice(5)
    vocabulary = Vocabulary.load()
    for number in itertools.count(first, step):
        if shards_max is not None and number >= shards_max:
            break
        try:
            shard = make_shard(seed, number, "train", vocabulary)
        except Exception:
            traceback.print_exc()
            shard = {}
        queue.put((number, shard))
