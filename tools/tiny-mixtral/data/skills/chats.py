"""Longer chats: one subject after another, with short questions that refer to what was said."""

from ..conversation import chat, contains, number
from ..words.languages import LANGUAGES
from . import compounds, echoes, explanations, facts, greetings, jokes, labels, memory, numbers, remarks, sums, translations, unknown

PARTS = [compounds, labels, numbers, remarks, greetings, greetings, echoes, facts, facts, facts, sums, sums, jokes, explanations,
    translations, translations, memory, memory, unknown]


def make(source):
    """One chat of several turns."""
    turns, check = [], None
    combination = []
    for _ in range(source.number(2, max(2, min(14, source.room // 30)))):
        kind = source.random()
        if kind < 0.12:
            part, check = _capitals(source)
        elif kind < 0.24:
            part, check = _added(source)
        elif kind < 0.34:
            part, check = _translated(source)
        else:
            made = source.pick(PARTS).make(source)
            part, check = [message["content"] for message in made["messages"]], made["check"]
            if part[-1] == greetings.NOT_TOLD or not (source.is_eval or source.admits(made["combination"])):
                continue
        turns += part
        combination.append(part[-2])
    if not turns:
        return make(source)
    return chat(f"chat {combination}", *turns, check=check)


def _capitals(source):
    _, prompt, answer, value = facts.ask(source, facts.CAPITAL)
    turns = [prompt, answer]
    for _ in range(source.number(1, 3)):
        prompt, answer, value = facts.capital_follow_up(source)
        turns += [prompt, answer]
    return turns, contains(value)


def _added(source):
    while True:
        made = sums.make(source)
        if made["check"]["kind"] == "number" and (source.is_eval or source.admits(made["combination"])):
            break
    turns, total = [message["content"] for message in made["messages"]], made["check"]["value"]
    for _ in range(source.number(1, 3)):
        following = sums.follow_up(source, total)
        if following is None:
            break
        prompt, answer, total = following
        turns += [prompt, answer]
    return turns, number(total)


def _translated(source):
    while True:
        combination, text, translation, _, second = translations.pair(source, 0)
        if source.is_eval or source.admits(f"translate {combination}"):
            break
    turns = [f"Translate to {LANGUAGES[second]}: {text}", translation]
    others = source.shuffled([language for language in range(1, 5) if language != second])
    texts = translations.ROWS.get(text)
    for language in others[:source.number(0, 2)] if texts else ():
        if source.is_eval or source.admits(f"translate {text} 0 {language}"):
            turns += [source.pick(["And in {}?", "in {}?", "And {}?", "What about {}?", "Now in {}."]).format(LANGUAGES[language]),
                texts[language]]
    return turns, contains(turns[-1])
