"""What people paste from the pages of providers to try a server: travel tips, poems, recipes, small lists."""

from ..conversation import chat, contains
from ..phrasing import Phrases, listed
from ..words import common
from ..words.facts import UNITS
from ..words.pages import PAGES

ENTRIES = [(Phrases(*questions), answer) for questions, answer in PAGES]


def make(source):
    """One of them."""
    if source.chance(0.3):
        return _list(source)
    place = source.number(0, len(ENTRIES) - 1)
    phrases, answer = ENTRIES[place]
    _, prompt = phrases.of(source)
    return chat(f"page {prompt}", prompt, answer, check=contains(answer[:30]))


LISTS = {"colours": common.COLOURS, "animals": common.ANIMALS, "fruits": common.FRUITS, "cities": common.CITIES,
         "first names": common.FIRST_NAMES,
         "jobs": common.JOBS, "drinks": common.DRINKS, "hobbies": common.HOBBIES, "days": common.WEEKDAYS, "months": common.MONTHS}
LIST_PHRASES = Phrases("Name {n} {k}", "List {n} {k}", "Give me {n} {k}", "Tell me {n} {k}", "Can you name {n} {k}?", "Write down {n} {k}",
    "I need {n} {k}")
NUMBERED = [" as a numbered list", " in a numbered list"]


def _list(source):
    kind = source.pick(list(LISTS))
    count = source.number(2, 7)
    words = [word[:1].upper() + word[1:] for word in LISTS[kind][:count]]
    number = UNITS[count] if source.chance(0.6) else str(count)
    is_numbered = source.chance(0.25)
    prompt = LIST_PHRASES.of(source)[1].format(n=number, k=kind + (source.pick(NUMBERED) if is_numbered else ""))
    if is_numbered:
        answer = "\n".join([f"{place}. {word}" for place, word in enumerate(words, 1)])
    else:
        answer = listed(words) + "."
    return chat(f"list {prompt}", prompt, answer)
