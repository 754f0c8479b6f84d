"""Jokes about cats, dogs and a few other things; for everything else it says that it knows none."""

from ..conversation import chat, contains
from ..phrasing import Phrases
from ..words import common
from ..words.jokes import JOKES, SINGULAR
from .topics import TOPICS

ABOUT = Phrases(
    "Tell me a joke about {}", "Do you know a joke about {}?", "Tell a joke about {}", "Make a joke about {}", "A joke about {}",
    "Can you tell me a funny joke about {}?", "I want to hear a joke about {}", "Write a joke about {}", "Have you got a joke about {}?",
    "Tell me a short joke about {}", "Give me a joke about {}", "Say something funny about {}", "Make me laugh with a joke about {}",
    "Do you have a joke about {}?",
)
ANY = Phrases(
    "Tell me a joke", "Do you know a joke?", "Tell a joke", "Make me laugh", "A joke", "Say something funny", "Give me a joke",
    "I want to hear a joke", "Do you know any jokes?", "Tell me something funny", "Write a joke", "Joke please", "Got a joke?",
    "Can you tell jokes?", "Know any good jokes?",
)
AGAIN = Phrases(
    "Another one", "Tell me another one", "One more", "Another joke", "Do you know another one?", "More", "Again", "Tell me one more",
    "Have you got another one?", "And another?", "Next joke",
)
SUBJECTS = [(topic, topic) for topic in JOKES] * 2
SUBJECTS += [(f"an {word}" if word[0] in "aeiou" else f"a {word}", topic) for word, topic in SINGULAR.items()]
CATS_AND_DOGS = [pair for pair in SUBJECTS if pair[1] in ("cats", "dogs")]
UNKNOWN = [topic for topic in TOPICS + [f"{animal}s" for animal in common.ANIMALS] if topic not in JOKES]


def make(source):
    """A joke, and sometimes another one."""
    kind = source.random()
    if kind < 0.15:
        _, prompt = ANY.of(source)
        return chat(f"joke {prompt}", prompt, JOKES["cats"][0], check=contains(JOKES["cats"][0]))
    if kind < 0.3:
        topic = source.pick(UNKNOWN)
        which, prompt = ABOUT.of(source)
        return chat(f"joke {topic} {which}", prompt.format(topic),
            f"I know no joke about {topic}, but here is one about cats: {JOKES['cats'][0]}")
    subject, topic = source.pick(CATS_AND_DOGS if kind < 0.65 else SUBJECTS)
    which, prompt = ABOUT.of(source)
    prompt = prompt.format(subject)
    first, *others = JOKES[topic]
    if not others or source.chance(0.5):
        return chat(f"joke {prompt}", prompt, first)
    turns = [prompt, first]
    for joke in others[:source.number(1, len(others))]:
        turns += [AGAIN.of(source)[1], joke]
    return chat(f"joke {prompt} {turns[-2]}", *turns)
