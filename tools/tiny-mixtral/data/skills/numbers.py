"""Comparing, ordering and counting numbers."""

from ..conversation import chat, contains
from ..phrasing import Phrases

LARGER = Phrases("Which is larger, {a} or {b}?", "Which number is bigger: {a} or {b}?", "What is larger, {a} or {b}?",
                 "Is {a} or {b} larger?",
                 "Which is greater, {a} or {b}?", "Tell me which is larger, {a} or {b}")
SMALLER = Phrases("Which is smaller, {a} or {b}?", "Which number is smaller: {a} or {b}?", "Is {a} or {b} smaller?",
                  "What is less, {a} or {b}?",
                  "Tell me which is smaller, {a} or {b}")
COUNT = Phrases("Count from {a} to {b}", "Write the numbers from {a} to {b}", "List the numbers from {a} to {b}",
    "Can you count from {a} to {b}?")
EVEN = Phrases("Is {a} even or odd?", "Is {a} odd or even?", "Tell me whether {a} is even or odd", "Even or odd: is it {a}?")
NEXT = Phrases("Which number comes after {a}?", "What number follows {a}?", "What comes after {a}?", "Tell me the number after {a}")
BEFORE = Phrases("Which number comes before {a}?", "What is the number before {a}?", "Tell me the number before {a}")


def make(source):
    """One question about numbers below 1000."""
    kind = source.random()
    if kind < 0.4:
        return _compared(source)
    if kind < 0.6:
        a = source.number(0, 90)
        b = a + source.number(2, 9)
        text = ", ".join(map(str, range(a, b + 1))) + "."
        return chat(f"count {a} {b}", COUNT.of(source)[1].format(a=a, b=b), text)
    a = source.number(1, 999) if source.chance(0.4) else source.number(1, 99)
    if kind < 0.75:
        parity = "odd" if a % 2 else "even"
        return chat(f"parity {a}", EVEN.of(source)[1].format(a=a), f"{a} is {parity}.", check=contains(parity))
    if kind < 0.9:
        return chat(f"next {a}", NEXT.of(source)[1].format(a=a), f"After {a} comes {a + 1}.", check=contains(f"comes {a + 1}"))
    return chat(f"before {a}", BEFORE.of(source)[1].format(a=a), f"Before {a} comes {a - 1}.", check=contains(f"comes {a - 1}"))


def _compared(source):
    most = source.pick([99, 99, 999])
    a, b = source.number(0, most), source.number(0, most)
    if a == b:
        return _compared(source)
    low, high = sorted((a, b))
    if source.chance(0.6):
        return chat(f"compare {low} {high}", LARGER.of(source)[1].format(a=a, b=b), f"{high} is larger than {low}.",
            check=contains(f"{high} is larger"))
    return chat(f"compare {low} {high}", SMALLER.of(source)[1].format(a=a, b=b), f"{low} is smaller than {high}.",
        check=contains(f"{low} is smaller"))
