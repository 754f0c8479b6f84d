"""Where all chance comes from: one generator of numbers per stream, and words made with it."""

from random import Random
from zlib import crc32

from .words import invented

HELD_OUT = 8
"""One combination of so many is kept from training."""


def is_held_out(combination: str) -> bool:
    """Whether a combination belongs to the evaluation, by its hash: the same in every run and for every seed."""
    return crc32(combination.encode()) % HELD_OUT == 0


class Source:
    """Chance for one stream of conversations.

    room is what a conversation may have, in words; skills that can be of any length keep to it. Names and other invented words
    are the split's own: those of the evaluation do not occur in training.
    """

    __slots__ = ("random", "is_eval", "room")

    def __init__(self, seed: int, split: str, room: int):
        self.random = Random(f"{split} {seed}").random
        self.is_eval = split == "eval"
        self.room = room

    def pick(self, items):
        """One of a sequence."""
        return items[int(self.random() * len(items))]

    def chance(self, share: float) -> bool:
        """True in the given share of cases."""
        return self.random() < share

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.random() * (high - low + 1))

    def sample(self, items, count: int) -> list:
        """So many different ones, at most as many as there are."""
        chosen = []
        rest = list(items)
        for _ in range(min(count, len(rest))):
            place = int(self.random() * len(rest))
            chosen.append(rest[place])
            rest[place] = rest[-1]
            rest.pop()
        return chosen

    def shuffled(self, items) -> list:
        """All in another order."""
        return self.sample(items, len(items))

    def admits(self, combination: str) -> bool:
        """Whether a combination belongs to this split."""
        return is_held_out(combination) == self.is_eval

    def invented(self, endings=("",)) -> str:
        """A word that nobody knows, in small letters."""
        pick = self.pick
        while True:  # an eighth of all words ends it in the evaluation
            word = pick(invented.ONSETS) + pick(invented.VOWELS) + pick(invented.CODAS)
            if self.random() < 0.55 or endings == ("",):
                word += pick(invented.ONSETS) + pick(invented.VOWELS)
            word += pick(endings)
            if len(word) <= 14 and self.admits(word) and not any([part in word for part in invented.REFUSED]):
                return word

    def new_name(self) -> str:
        """A first name that nobody has."""
        return self.invented(invented.NAME_ENDINGS).capitalize()

    def new_city(self) -> str:
        """A town that is on no map."""
        return self.invented(invented.CITY_ENDINGS).capitalize()

    def new_firm(self) -> str:
        """A firm that does not exist."""
        return f"{self.invented().capitalize()} {self.pick(invented.FIRM_ENDINGS)}"

    def digits(self, low: int = 1, high: int = 6) -> str:
        """A number of so many digits, none of them a leading zero."""
        count = self.number(low, high)
        return str(self.number(10 ** (count - 1) if count > 1 else 0, 10**count - 1))

    def code(self) -> str:
        """A code such as K7-3409, RQX81 or 4f2a9c."""
        form = self.number(0, 3)
        if form == 0:
            return f"{self.pick(invented.ALPHABET)}{self.number(0, 9)}-{self.number(1000, 9999)}"
        if form == 1:
            return f"{self.pick(invented.ALPHABET)}{self.pick(invented.ALPHABET)}-{self.number(10, 999)}"
        count = self.number(4, 7)
        return "".join([self.pick(invented.SYMBOLS) for _ in range(count)])

    def time(self) -> str:
        """A time of day."""
        return f"{self.number(0, 23)}:{self.number(0, 11) * 5:02d}"

    def date(self) -> str:
        """A day in ISO 8601."""
        return f"{self.number(1990, 2035)}-{self.number(1, 12):02d}-{self.number(1, 28):02d}"
