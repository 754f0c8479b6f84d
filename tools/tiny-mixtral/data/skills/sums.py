"""Sums, differences and products of small numbers."""

from ..conversation import chat, number
from ..phrasing import Phrases
from ..words import common

PLUS = Phrases(
    "What is {a} + {b}?", "What's {a} + {b}?", "What is {a} plus {b}?", "How much is {a} + {b}?", "How much is {a} plus {b}?",
    "What is the sum of {a} and {b}?", "{a} + {b} = ?", "{a}+{b}?", "{a} plus {b}?", "Calculate {a} + {b}", "Compute {a} + {b}",
    "Add {a} and {b}", "Add {b} to {a}", "Tell me the sum of {a} and {b}", "Work out {a} + {b}", "What do you get when you add {a} and {b}?",
    "Calculate the sum of {a} and {b}", "What is {a}+{b}?", "{a} + {b}", "{a} + {b} =", "What does {a} + {b} equal?", "Solve {a} + {b}",
)
MINUS = Phrases(
    "What is {a} - {b}?", "What's {a} - {b}?", "What is {a} minus {b}?", "How much is {a} - {b}?", "How much is {a} minus {b}?",
    "{a} - {b} = ?", "{a}-{b}?", "{a} minus {b}?", "Calculate {a} - {b}", "Compute {a} - {b}", "Subtract {b} from {a}",
    "What is the difference between {a} and {b}?", "Take {b} away from {a}", "Work out {a} - {b}", "What is {a}-{b}?", "{a} - {b}",
    "{a} - {b} =", "What does {a} - {b} equal?", "Solve {a} - {b}",
)
TIMES = Phrases(
    "What is {a} x {b}?", "What is {a} * {b}?", "What is {a} times {b}?", "How much is {a} times {b}?", "How much is {a} * {b}?",
    "{a} * {b} = ?", "{a}*{b}?", "{a} times {b}?", "Calculate {a} * {b}", "Multiply {a} by {b}", "Multiply {a} and {b}",
    "What is the product of {a} and {b}?", "Work out {a} x {b}", "{a} x {b}", "{a} * {b}", "{a} × {b} = ?", "What does {a} times {b} equal?",
)
GAINS = Phrases(
    "I have {a} {thing} and get {b} more. How many {thing} do I have?",
    "{name} has {a} {thing} and buys {b} more. How many {thing} does {name} have now?",
    "There are {a} {thing} in a box and {b} in another. How many {thing} are there?",
    "{name} finds {a} {thing} today and {b} tomorrow. How many {thing} are that?", exact=True)
LOSSES = Phrases(
    "I have {a} {thing} and give away {b}. How many {thing} are left?",
    "{name} has {a} {thing} and loses {b} of them. How many {thing} does {name} have left?",
    "There are {a} {thing} in a box. I take out {b}. How many {thing} are in the box now?",
    "{name} had {a} {thing} and sold {b}. How many {thing} are left?", exact=True)
THINGS = "apples books coins stones pens marbles stamps cups keys eggs cookies balls cards shells plums hats".split()


def make(source):
    """One task."""
    kind = source.random()
    if kind < 0.42:
        return _plus(source, PLUS, "{a} + {b} = {c}.")
    if kind < 0.72:
        return _minus(source, MINUS, "{a} - {b} = {c}.")
    if kind < 0.82:
        return _times(source)
    if kind < 0.88:
        return _plus(source, GAINS, "{a} + {b} = {c}, so {c} {thing}.")
    if kind < 0.94:
        return _minus(source, LOSSES, "{a} - {b} = {c}, so {c} {thing}.")
    return _chain(source)


def _operand(source):
    return source.number(0, 99) if source.chance(0.7) else source.number(0, 20)


def _sum_of(a, b):
    return f"{min(a, b)} + {max(a, b)}"


def _written(source, combination, phrases, answer, a, b, c):
    _, prompt = phrases.of(source)
    values = {"a": a, "b": b, "c": c, "thing": source.pick(THINGS), "name": source.pick(common.FIRST_NAMES)}
    return chat(combination, prompt.format_map(values), answer.format_map(values), check=number(c))


def _plus(source, phrases, answer):
    a, b = _operand(source), _operand(source)
    return _written(source, _sum_of(a, b), phrases, answer, a, b, a + b)


def _minus(source, phrases, answer):
    a, b = _operand(source), _operand(source)
    if a < b and (phrases is LOSSES or source.chance(0.85)):
        a, b = b, a
    return _written(source, f"{a} - {b}", phrases, answer, a, b, a - b)


def _times(source):
    a, b = source.number(0, 12), source.number(0, 12)
    which, prompt = TIMES.of(source)  # products are learnt by heart: all pairs are in training, not in all wordings
    return chat(f"{a} * {b} {which}", prompt.format(a=a, b=b), f"{a} * {b} = {a * b}.", check=number(a * b))


def _chain(source):
    a, b, c = source.number(0, 20), source.number(0, 20), source.number(0, 20)
    if not source.is_eval and not (source.admits(_sum_of(a, b)) and source.admits(_sum_of(a + b, c))):
        return _chain(source)  # the steps on the way are sums of their own
    prompt = source.pick(["What is {} + {} + {}?", "{} + {} + {}", "Add {}, {} and {}.", "{} + {} + {} = ?", "Sum {}, {} and {}."])
    total = a + b + c
    return chat(f"{a} + {b} + {c}", prompt.format(a, b, c), f"{a} + {b} + {c} = {a + b} + {c} = {total}.", check=number(total))


def follow_up(source, total: int):
    """A question about the result before, and its answer; None where it would be too large."""
    b = source.number(1, 20)
    if not 0 <= total <= 99 or not (source.is_eval or source.admits(_sum_of(total, b))):
        return None
    prompt = source.pick(["And {} more?", "plus {}?", "Now add {}.", "And if I add {}?", "Add {} to that."]).format(b)
    return prompt, f"{total} + {b} = {total + b}.", total + b
