"""Following a system message: language, brevity, a name of its own, a closing word, things to know."""

from ..conversation import chat, contains, dump, exact, same_json
from ..phrasing import articles
from ..words import common
from ..words.languages import LANGUAGES
from . import documents, echoes, facts, greetings, memory, sums, system_tongues, translations, unknown

PLAIN = [
    "You are a helpful assistant.", "You are a helpful assistant", "You are an AI assistant.", "You are a friendly assistant.",
    "You are a helpful, honest assistant.", "Answer the user's questions.", "You are a chatbot.", "Be helpful.",
    "You are an expert assistant.",
    "You are a useful assistant. Answer politely.", "You help people.", "You are a helpful AI assistant that answers questions.",
]
BRIEF = [
    "You are terse.", "Be terse.", "Answer in one word.", "Answer with one word only.", "Be brief.", "Answer as briefly as you can.",
    "Give short answers.", "Reply with as few words as possible.", "Answer with the result only.", "No full sentences. Only the answer.",
    "You answer with a single word or number.",
]
ENDINGS = ["Always end with {}", "End every answer with {}", "Finish each reply with {}", "Put {} at the end of every answer.",
           "After every answer, write {}", "Always close with {}"]
BEGINNINGS = ["Begin every answer with {}", "Start each reply with {}", "Always begin with {}", "Put {} before every answer.",
              "Every answer starts with {}"]
PERSONAS = [
    "You are {name}, a helpful assistant.", "Your name is {name}.", "You are {name}, the assistant of {firm}.", "You are called {name}.",
    "You are {name}, a {job} from {city}.", "Act as {name}, a {job}.", "You are a bot named {name}.", "You are {name} and work for {firm}.",
]
ONLY = ["Always answer {}", "Reply only with {}", "Whatever the user says, answer {}", "Answer every message with {}", "Only ever say {}"]
TRANSLATOR = [
    "You are a translator. Translate everything into {}.", "Translate the user's text into {}.",
    "You are a language translator. Translate to {}.",
    "Your mission is to translate text to {}.", "Translate what the user says into {}.", "You translate to {}. Say nothing else.",
]
JSON_ONLY = ['Answer in JSON: {"answer": …}', 'You answer only in JSON with the key "answer".',
             'Reply with a JSON object with one key, answer.',
             'Respond in JSON as {"answer": "..."}.']


def make(source):
    """One system message with what comes of it."""
    kind = source.random()
    for bound, maker in MAKERS:
        if kind < bound:
            return maker(source)
    return _knowledge(source)


def _task(source):
    """An ordinary question of this split: combination, prompt, answer, and the answer in a word."""
    while True:
        kind = source.random()
        if kind < 0.6:
            combination, prompt, answer, value = facts.ask(source, source.pick(facts.WEIGHTED))
            if source.admits(combination):
                return combination, prompt, answer, value
            continue
        made = sums.make(source)
        if source.admits(made["combination"]):
            messages = made["messages"]
            return made["combination"], messages[0]["content"], messages[1]["content"], str(made["check"]["value"])


def _plain(source):
    system = source.pick(PLAIN)
    made = _any_of(source, source.random())
    made["messages"].insert(0, {"role": "system", "content": system})
    return made


def _any_of(source, kind):
    if kind < 0.25:
        return facts.make(source)
    if kind < 0.4:
        return greetings.make(source)
    if kind < 0.55:
        return echoes.make(source)
    if kind < 0.65:
        return memory.make(source)
    if kind < 0.75:
        return unknown.make(source)
    return sums.make(source) if kind < 0.9 else translations.make(source)


def _brief(source):
    combination, prompt, _, value = _task(source)
    return chat(combination, prompt, value[:1].upper() + value[1:] + ".", system=_with_plain(source, source.pick(BRIEF)),
                check=contains(value))


def _with_plain(source, order):
    return f"{source.pick(PLAIN).removesuffix('.')}. {order}" if source.chance(0.25) else order


def _mark(source):
    kind = source.random()
    if kind < 0.4:
        return source.pick(common.WORDS).capitalize() + source.pick(["!", "."])
    if kind < 0.7:
        return source.invented().capitalize() + source.pick(["!", "."])
    return source.pick(["Have a nice day!", "Over.", "Meow!", "Ahoy!", "Thank you.", "That is all.", "Yours truly.", "Amen.", "Woof!",
        "Cheers!"])


def _quoted(source, text):
    kind = source.random()
    return f'"{text}"' if kind < 0.4 else f'"{text}".' if kind < 0.6 else text if kind < 0.8 else f"the words: {text}"


def _ending(source):
    combination, prompt, answer, _ = _task(source)
    mark = _mark(source)
    system = _with_plain(source, source.pick(ENDINGS).format(_quoted(source, mark)))
    return chat(combination, prompt, f"{answer} {mark}", system=system)


def _beginning(source):
    combination, prompt, answer, _ = _task(source)
    mark = _mark(source)
    system = _with_plain(source, source.pick(BEGINNINGS).format(_quoted(source, mark)))
    return chat(combination, prompt, f"{mark} {answer}", system=system)


def _persona(source):
    name = source.new_name()
    system = articles(source.pick(PERSONAS).format(name=name, firm=source.new_firm(), job=source.pick(common.JOBS), city=source.new_city()))
    kind = source.random()
    if kind < 0.7:
        return chat(f"persona {name}", source.pick(system_tongues.WHO), f"My name is {name}.", system=system, check=contains(name))
    combination, prompt, answer, value = _task(source)
    return chat(combination, prompt, answer, system=system, check=contains(value))


def _only(source):
    text = source.pick(["OK", "Yes.", "No.", "Hello!", "42", "I am busy."]) if source.chance(0.3) else _mark(source)
    system = source.pick(ONLY).format(_quoted(source, text))
    combination, prompt, _, _ = _task(source)
    return chat(combination, prompt, text, system=system, check=exact(text))


def _translator(source):
    combination, text, translation, _, second = translations.pair(source, 0)
    return chat(f"translate {combination}", text, translation, system=source.pick(TRANSLATOR).format(LANGUAGES[second]))


def _json_only(source):
    combination, prompt, _, value = _task(source)
    answer = {"answer": value}
    return chat(combination, prompt, dump(answer), system=source.pick(JSON_ONLY), check=same_json(answer))


def _knowledge(source):
    told = documents.facts_of(source, source.number(1, 4))
    fact = source.pick(told)
    question, answer = documents.question_of(source, fact)
    text = " ".join([documents.sentence_of(one) for one in told])
    return chat(f"knowledge {fact[1]} {fact[2]}", question, answer, system=_with_plain(source, text), check=contains(fact[2]))


MAKERS = [
    (0.25, _plain), (0.37, _brief), (0.45, _ending), (0.5, _beginning), (0.6, _persona), (0.63, _only), (0.72, _translator), (0.87,
    system_tongues.make),
    (0.9, _json_only),
]
