"""System messages that ask for another language."""

from ..conversation import chat
from ..words import capitals, tongues
from ..words.languages import LANGUAGES
from . import facts, greetings, sums, unknown

ANSWER_IN = [
    "Answer in {}.", "Always answer in {}.", "You speak only {}.", "Reply in {}.", "Answer only in {}.",
    "You are a helpful assistant who speaks {}.",
    "Respond in {} only.", "Whatever the language of the question, answer in {}.", "You are a helpful assistant. Always answer in {}.",
]
WHO = ["Who are you?", "What is your name?", "What's your name?", "What are you called?", "Introduce yourself.", "who are you", "Your name?",
       "Tell me your name.", "Who am I talking to?"]
HOW = ["How are you?", "How are you doing?", "how are you", "How's it going?", "Are you well?", "How do you do?"]
THANKS = ["Thanks!", "Thank you.", "Thank you very much!", "thanks", "Many thanks", "Thank you"]
GOODBYE = ["Goodbye", "Bye!", "See you later", "Good bye", "bye", "See you"]


def make(source):
    """One question, answered in the language that the system message names."""
    language = source.number(1, 4)
    order = source.pick(tongues.ORDERS[language]) if source.chance(0.3) else source.pick(ANSWER_IN).format(LANGUAGES[language])
    combination, prompt, answer, check = _exchange(source, language)
    turns = []
    if source.chance(0.2):
        turns = list(_exchange(source, language)[1:3])
    return chat(f"language {language} {combination}", *turns, prompt, answer, system=order, check=check)


def _exchange(source, language):
    kind = source.random()
    if kind < 0.4:
        country = source.pick(capitals.COUNTRIES)
        which, prompt = facts.CAPITAL.questions.of(source)
        return f"{country[0]} {which}", prompt.format(x=country[0]), capitals.answer(country, language), None
    if kind < 0.55:
        while True:
            made = sums.make(source)
            prompt, answer = (message["content"] for message in made["messages"])
            if "so" not in answer and source.admits(made["combination"]):
                return made["combination"], prompt, answer, made["check"]
    prompt, answers = _small_talk(source)
    return prompt, prompt, answers[language], None


def _small_talk(source):
    kind = source.random()
    if kind < 0.35:
        return source.pick(greetings.OPENINGS) + source.pick(greetings.FOLLOWERS) + source.pick(greetings.ENDS), tongues.GREETINGS
    if kind < 0.55:
        return source.pick(WHO), tongues.IDENTITY
    if kind < 0.62:
        return source.pick(THANKS), tongues.WELCOME
    if kind < 0.7:
        return source.pick(HOW), tongues.WELL
    if kind < 0.75:
        return source.pick(GOODBYE), tongues.GOODBYE
    return unknown.filled(source, unknown.QUESTIONS.of(source)[1]), tongues.IGNORANCE
