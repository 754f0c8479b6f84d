"""What people paste from the pages of providers to try a server: travel tips, poems, recipes, small lists."""

from ..conversation import chat, contains
from ..phrasing import Phrases
from ..words.pages import PAGES

ENTRIES = [(Phrases(*questions), answer) for questions, answer in PAGES]


def make(source):
    """One of them."""
    place = source.number(0, len(ENTRIES) - 1)
    phrases, answer = ENTRIES[place]
    _, prompt = phrases.of(source)
    return chat(f"page {prompt}", prompt, answer, check=contains(answer[:30]))
