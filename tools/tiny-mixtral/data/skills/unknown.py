"""What it does not know: it says so, instead of inventing something."""

from ..conversation import chat, contains
from ..phrasing import Phrases, articles
from ..words import common
from .topics import TOPICS

SORRY = "I am a very small model and do not know that."
CANNOT = "I am a very small model and cannot do that."

QUESTIONS = Phrases(
    "Who is {name} {surname}?", "Who was {name} {surname}?", "Where does {name} {surname} live?", "When was {name} {surname} born?",
    "How old is {name} {surname}?", "What did {name} {surname} invent?", "What is the capital of {new_city}?", "Where is {new_city}?",
    "What is the population of {city}?", "How many people live in {city}?", "Who is the mayor of {city}?", "What is the weather in {city}?",
    "What happened in {year}?", "Who won the cup in {year}?", "What is the meaning of {word}?", "What is a {invented}?",
    "What is {invented}?",
    "Explain {topic}", "Tell me about {topic}", "What do you know about {topic}?", "What is the history of {topic}?",
    "How does one learn {topic}?", "What are the main ideas of {topic}?", "What is the latest news about {topic}?",
    "Why is {topic} important?",
    "Who invented {topic}?", "What are the best books about {topic}?", "Describe {topic} in detail", "Give me an overview of {topic}",
    "Compare {topic} and {topic2}", "What is the difference between {topic} and {topic2}?", "How much does a {object} cost?",
    "How do I repair my {object}?", "Where can I buy a {object}?", "Is there a {object} in {city}?", "Who made my {object}?",
    "What is the phone number of {name} {surname}?", "What is the distance from {city} to {city2}?", "How tall is {name} {surname}?",
    "What did {name} say about {topic}?", "Is {name} at home?", "When does the train to {city} leave?", "Which {job} is the best in {city}?",
    "How much does a {job} earn?", "What is today's date?", "What time is it?", "What is the news today?", "Will it rain tomorrow?",
    "Who will win the election?", "What is the price of {word} in {city}?", "What is the best {job} in {city}?", "Does {name} like {word}?",
    "What colour is the {object} of {name}?", "How did {name} {surname} die?", "What is the root of {number}?", "Is {number} a prime number?",
)
TASKS = Phrases(
    "Write an essay about {topic}", "Write a book about {topic}", "Write a song about {topic}", "Write a long story about {name}",
    "Draw a {object}", "Book a flight to {city}", "Order a {object} for me", "Call {name}", "Send a message to {name}", "Open the {object}",
    "Play some music", "Search the web for {topic}", "Write a business plan for a shop in {city}", "Plan my trip to {city}",
    "Write a letter to {name} {surname}", "Summarise the book of {name} {surname}", "Write a speech about {topic}", "Make me a {object}",
    "Write a report on {topic}", "Create a website about {topic}", "Build an app for {topic}", "Teach me {topic}",
    "Write an email to {name} about {topic}", "Design a {object}", "Paint {word}", "Write a novel about a {job}",
    "Prove the theorem of {name}",
)


def make(source):
    """One request beyond it."""
    is_task = source.chance(0.3)
    which, prompt = (TASKS if is_task else QUESTIONS).of(source)
    prompt = filled(source, prompt)
    answer = CANNOT if is_task else SORRY
    return chat(f"unknown {prompt}", prompt, answer, check=contains("very small model"))


def filled(source, prompt: str) -> str:
    """A template with things of which nothing is known."""
    pick = source.pick
    return articles(prompt.format(
        name=source.new_name() if source.chance(0.6) else pick(common.FIRST_NAMES), surname=pick(common.SURNAMES), city=pick(common.CITIES),
        city2=pick(common.CITIES), new_city=source.new_city(), year=source.number(1200, 2040), word=pick(common.WORDS),
        invented=source.invented(), topic=pick(TOPICS), topic2=pick(TOPICS), object=pick(common.OBJECTS), job=pick(common.JOBS),
        number=source.digits(3, 5)))
