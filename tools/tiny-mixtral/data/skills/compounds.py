"""Two short requests in one message, answered one after the other."""

from ..conversation import chat, contains
from ..phrasing import capitalised, lower_first
from . import facts, greetings, sums

JOINTS = [" And ", " and ", " Also, ", " And then: ", " "]


def make(source):
    """One message with two questions."""
    parts = [_part(source), _part(source)]
    if parts[0][0] == parts[1][0]:
        return make(source)
    joint = source.pick(JOINTS)
    first, second = parts[0][1], parts[1][1]
    if joint == " and ":
        first = first.rstrip("?.!")
    prompt = first + joint + (lower_first(second) if joint != " " else second)
    if source.chance(0.2):
        prompt = f"{source.pick(['Hello!', 'Hi,', 'Hey,', 'Please:'])} {prompt}"
    return chat(f"both {parts[0][0]} {parts[1][0]}", prompt, f"{parts[0][2]} {parts[1][2]}", check=contains(*parts[0][3], *parts[1][3]))


def _part(source):
    while True:
        kind = source.random()
        if kind < 0.5:
            combination, prompt, answer, value = facts.ask(source, source.pick(facts.WEIGHTED))
            parts = [value]
        elif kind < 0.85:
            made = sums.make(source)
            combination, (prompt, answer) = made["combination"], [message["content"] for message in made["messages"]]
            parts = [str(made["check"]["value"])]
        else:
            phrases, answer, parts = source.pick(greetings.EXCHANGES[:10])
            _, prompt = phrases.of(source)
            combination = f"greeting {prompt}"
        if source.admits(combination):
            return combination, _ended(capitalised(prompt)), answer, list(parts)


def _ended(prompt):
    return prompt if prompt[-1] in "?!." else prompt + "?"
