"""Small talk and capitals in French, Italian, German and Spanish."""

from ..conversation import chat, contains
from ..words import capitals, tongues

PROMPTS = [
    (3, tongues.GREETED, tongues.GREETINGS), (3, tongues.ASKED_HOW, tongues.WELL), (3, tongues.ASKED_WHO, tongues.IDENTITY),
    (2, tongues.THANKED, tongues.WELCOME), (1, tongues.PARTED, tongues.GOODBYE),
]
WEIGHTED = [(prompts, answers) for weight, prompts, answers in PROMPTS for _ in range(weight)]
ENDS = ["", ".", "!", "?", " !", " ?", "...", " :)"]


def make(source):
    """One exchange in another language than English."""
    language = source.number(1, 4)
    kind = source.random()
    if kind < 0.35:
        return _capital(source, language)
    if kind < 0.5:
        name = source.new_name()
        return chat(f"tongue {name}", source.pick(tongues.INTRODUCED[language]).format(name),
                    tongues.FRAMES_OF_INTRODUCTION[language].format(name), check=contains(name))
    if kind < 0.6:
        prompt = source.pick(tongues.WONDERED[language]).format(source.new_name() if source.chance(0.5) else source.new_city())
        return chat(f"tongue {prompt}", prompt, tongues.IGNORANCE[language])
    prompts, answers = source.pick(WEIGHTED)
    prompt = source.pick(prompts[language])
    if source.chance(0.3):
        prompt = prompt.lower()
    if source.chance(0.4):
        prompt = prompt.rstrip(" !?.") + source.pick(ENDS)
    return chat(f"tongue {prompt}", prompt, answers[language])


def _capital(source, language):
    country = source.pick(capitals.COUNTRIES)
    which = source.number(0, len(capitals.QUESTIONS[language]) - 1)
    prompt = capitals.QUESTIONS[language][which].format(of=capitals.of(country, language))
    answer = capitals.answer(country, language)
    return chat(f"tongue {country[0]} {language} {which}", prompt, answer, check=contains(country[5 + language]))
