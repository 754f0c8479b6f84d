"""Short explanations of a few dozen things."""

from ..conversation import chat, contains
from ..phrasing import Phrases
from ..words.explanations import EXPLANATIONS, REASONS

LONG = Phrases(
    "What is {}?", "What's {}?", "Explain {}", "Tell me about {}", "Can you explain what {} is?", "What does {} mean?", "Describe {}",
    "Explain {} to me", "Tell me what {} is", "How does one explain {}?", "I want to understand {}", "Explain {} to a child",
    "What do you know about {}?", "What exactly is {}?", "Give me an explanation of {}", "Write a paragraph about {}", "{}?",
    "Explain {} in simple words", "Write a short text about {}", "Define {}",
)
SHORT = Phrases(
    "What is {} in one sentence?", "Explain {} in one sentence", "Explain {} briefly", "Briefly, what is {}?", "In one sentence, what is {}?",
    "Describe {} in a single sentence", "What is {}, in short?", "Give me a one-sentence definition of {}", "Define {} in one sentence",
    "Summarise {} in one sentence", "Explain {} in a few words",
)
REASON_PHRASES = [(Phrases(*questions), answer) for questions, answer in REASONS]
NAMES = list(EXPLANATIONS)


def make(source):
    """One explanation."""
    kind = source.random()
    if kind < 0.15:
        place = source.number(0, len(REASON_PHRASES) - 1)
        phrases, answer = REASON_PHRASES[place]
        _, prompt = phrases.of(source)
        return chat(f"reason {prompt}", prompt, answer, check=contains(first_sentence(answer)))
    name = source.pick(NAMES)
    answer = EXPLANATIONS[name]
    if kind < 0.35:
        which, prompt = SHORT.of(source)
        return chat(f"explain {name} short {which}", prompt.format(_asked(source, name)), first_sentence(answer))
    which, prompt = LONG.of(source)
    return chat(f"explain {name} {which}", prompt.format(_asked(source, name)), answer, check=contains(first_sentence(answer)))


def _asked(source, name):
    if not source.chance(0.2):
        return name
    article, _, noun = name.partition(" ")
    if article in ("a", "an") and source.chance(0.7):
        return noun + "s" if noun[-1] not in "sxz" and " of " not in noun else f"the {noun}"
    return name.lower()


def first_sentence(text: str) -> str:
    """What stands before the second sentence."""
    end = text.find(". ")
    return text[:end + 1] if end >= 0 else text
