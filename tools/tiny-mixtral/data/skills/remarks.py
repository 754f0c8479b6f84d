"""What is no request: remarks, and text that means nothing."""

from ..conversation import chat
from ..words import common

HEARD = "I see. How can I help you?"
PUZZLED = "I do not understand that. Can you say it in other words?"
REMARKS = [
    "I went to {city} yesterday.", "The weather is nice today.", "It is raining again.", "I am so tired today.", "I had {food} for lunch.",
    "The train was late again.", "My {object} is broken.", "I bought a new {object}.", "I saw a {animal} in the garden.",
    "{name} is coming tomorrow.",
    "I do not like {food}.", "Today is a good day.", "I cannot sleep.", "We won the game.", "I lost my {object}.", "It is late.",
    "I am at work.",
    "{name} and {name2} are getting married.", "The {job} was very friendly.", "I am learning to cook.", "My {animal} is ill.",
    "I have a headache.",
    "Tomorrow I fly to {city}.", "I think so too.", "That is interesting.", "I am not sure.", "That was not what I meant.",
    "The {object} is too expensive.",
    "I have to work on {day}.", "We are moving to {city} in {month}.", "I found a {colour} {object}.", "There is no {food} left.",
    "The {animal} is asleep.",
    "I spent the whole day in {city}.", "I am reading a book about a {job}.", "{name} told me about you.", "I like this server.",
    "You are funny.",
    "You are great.", "You are wrong.", "That is not right.", "I am waiting for the bus.", "My friends are here.", "I feel good today.",
    "I am sad.",
    "I am happy.", "It is cold outside.", "It is very hot in {city}.", "The {room} is full of {animal}s.", "I have never been to {city}.",
]
KEYS = "asdfghjklqwertyuiopzxcvbnm"


def make(source):
    """One remark."""
    if source.chance(0.35):
        text = _gibberish(source)
        return chat(f"gibberish {text}", text, PUZZLED)
    pick = source.pick
    text = pick(REMARKS)
    if "{" in text:
        text = text.format(
            city=source.new_city() if source.chance(0.3) else pick(common.CITIES), food=pick(common.FOODS), object=pick(common.OBJECTS),
            animal=pick(common.ANIMALS), name=source.new_name(), name2=pick(common.FIRST_NAMES), job=pick(common.JOBS),
            day=pick(common.WEEKDAYS),
            month=pick(common.MONTHS), colour=pick(common.COLOURS), room=pick(common.ROOMS))
    kind = source.random()
    text = text.lower() if kind < 0.2 else text[:-1] if kind < 0.35 else text[:-1] + "!" if kind < 0.45 else text
    return chat(f"remark {text}", text, HEARD)


def _gibberish(source):
    kind = source.random()
    if kind < 0.35:
        return "".join([source.pick(KEYS) for _ in range(source.number(3, 14))])
    if kind < 0.6:
        return " ".join([source.invented() for _ in range(source.number(1, 5))])
    if kind < 0.75:
        return " ".join(["".join([source.pick(KEYS) for _ in range(source.number(2, 7))]) for _ in range(source.number(2, 5))])
    if kind < 0.9:
        return "".join([source.pick("?!.,;:-_#*+=/()&%$~^|<>") for _ in range(source.number(1, 6))])
    return source.pick(common.RARE) * source.number(1, 3)
