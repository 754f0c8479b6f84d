"""A few short programs, some with names of the request's own."""

from ..conversation import chat, contains
from ..phrasing import Phrases
from ..words.programs import HELLO, NAMED, PROGRAMS

HELLO_PHRASES = Phrases(
    "Write hello world in {}", "Hello world in {}", "Show me a hello world program in {}", "How do I print hello world in {}?",
    "Write a {} program that prints hello world",
    "Give me a hello world in {}", "Print hello world in {}", "What does hello world look like in {}?", "hello world {}",
)
PROGRAM_PHRASES = Phrases(
    "Write {} in {}", "Show me {} in {}", "How do I write {} in {}?", "Give me {} in {}", "Can you write {} in {}?", "I need {} in {}",
    "Write code for {} in {}", "Code {} in {}", "What does {} look like in {}?",
)
NAMED_PHRASES = Phrases(
    "Write a Python function called {} that {}", "Write a function {} in Python that {}", "Define a Python function named {} that {}",
    "Make a Python function {} which {}", "I need a Python function called {} that {}",
)


def make(source):
    """One program."""
    kind = source.random()
    if kind < 0.3:
        language = source.pick(list(HELLO))
        prompt = HELLO_PHRASES.of(source)[1].format(language)
        return chat(f"program {prompt}", prompt, _fenced(language, HELLO[language]), check=contains(HELLO[language]))
    if kind < 0.6:
        (task, language), text = source.pick(list(PROGRAMS.items()))
        prompt = PROGRAM_PHRASES.of(source)[1].format(task, language)
        return chat(f"program {prompt}", prompt, _fenced(language, text), check=contains(text))
    task, text = source.pick(list(NAMED.items()))
    name = source.invented() if source.chance(0.7) else f"{source.invented()}_{source.invented()}"
    return chat(f"named {name}", NAMED_PHRASES.of(source)[1].format(name, task), _fenced("Python", text.format(name)),
        check=contains(f"def {name}("))


FENCES = {"C#": "csharp", "C++": "cpp"}


def _fenced(language, text):
    return f"```{FENCES.get(language, language.lower())}\n{text}\n```"
