"""Say, repeat, pick out: copying from the request, with words and names that differ every time."""

from ..conversation import chat
from ..phrasing import capitalised
from ..words import common

SAY = ["Say ", "say ", "Please say ", "Can you say ", "Could you say ", "Just say ", "Say: ", "Please just say ", "Now say ", "please say "]
VERBATIM = [
    "Repeat after me: ", "Repeat: ", "Echo: ", "Echo this: ", "Repeat exactly: ", "Copy this: ", "Write: ", "Type: ", "Output: ",
    "Print: ", "Reply with: ", "Answer with: ", "Respond with: ", "Reply only with: ", "Repeat this text: ", "Say exactly: ",
    "Copy the following text: ", "Please repeat: ", "Can you repeat this: ", "Write this down: ", "echo ", "Repeat the following: ",
    "Return this text unchanged: ", "Repeat the text below.\n\n", "Repeat this back to me: ",
]
QUOTING = [
    'Say "{}"', 'Say "{}".', "Say '{}'", 'Repeat "{}"', 'Please say "{}"', 'Write "{}"', 'Reply with "{}"', 'Just reply "{}"',
    'Can you say "{}"?', 'Answer only with "{}".', 'Respond with "{}" and nothing else.', 'Print "{}"', 'Repeat the words "{}".',
]
ONE_WORD = [
    "Say the word {}.", "Reply with the word {}.", "Say only {}.", "Reply with one word: {}", "Write the word {}.", "Answer with {} only.",
    "Type {}.", "Say {} and nothing else.", "Reply with just {}.", "Just answer {}.",
]
PLACES = ["first", "second", "third", "fourth", "fifth"]
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}


def make(source):
    """One request to copy."""
    kind = source.random()
    if kind < 0.3:
        return _say(source)
    if kind < 0.5:
        text = _text(source, source.number(1, 14))
        return chat(f"echo {text}", source.pick(VERBATIM) + text, text)
    if kind < 0.65:
        text = _text(source, source.number(1, 8))
        return chat(f"echo {text}", source.pick(QUOTING).format(text), text)
    if kind < 0.72:
        word = _word(source)
        return chat(f"echo {word}", source.pick(ONE_WORD).format(word), word)
    if kind < 0.78:
        return _times(source)
    return _list(source)


def _word(source):
    kind = source.random()
    if kind < 0.45:
        return source.pick(common.WORDS)
    if kind < 0.7:
        return source.invented()
    if kind < 0.8:
        return source.new_name()
    if kind < 0.98:
        return source.digits() if kind < 0.9 else source.code()
    return source.pick(common.RARE) if source.chance(0.5) else _odd(source)


def _odd(source):
    frame = source.pick(["${}.{:02d}", "{}%", "#{}", "x^{}", "v{}.{}", "~{}", "[{}]", "<{}>", "{}&{}", "a|{}", "{}°C", "{}/{}", "C:\\{}",
        "f({})={}", "{}€", "(+{}) {}", "@{}"])
    return frame.format(source.number(1, 999), source.number(1, 99))


def _text(source, count):
    if source.chance(0.15):
        return capitalised(source.pick(common.CLAUSES)) + source.pick(["", ".", "!"])
    text = " ".join([_word(source) for _ in range(count)])
    return capitalised(text) + source.pick([".", "!", "?"]) if source.chance(0.3) else text


def _say(source):
    clause = source.pick(common.CLAUSES) if source.chance(0.5) else _text(source, source.number(1, 7))
    if clause[-1] not in ".!?":
        clause += source.pick(["", "", ".", "!"])
    answer = capitalised(clause)
    if answer[-1] not in ".!?":
        answer += "."
    return chat(f"say {answer[:-1]}", source.pick(SAY) + clause, answer)


def _times(source):
    word, count = _word(source), source.number(2, 5)
    frame = source.pick(["Say {w} {n} times.", "Repeat the word {w} {n} times.", "Write {w} {n} times.", "Say the word {w} {n} times please"])
    return chat(f"times {word} {count}", frame.format(w=word, n=NUMBERS[count]), " ".join([word] * count))


def _list(source):
    words = [_word(source) for _ in range(source.number(3, 8))]
    listed = ", ".join(words)
    kind = source.number(0, 5)
    if kind == 0:
        place = source.number(0, min(len(words), 5) - 1)
        ask = source.pick(["What is the {} word of this list: {}", "Which word is the {} in: {}", "Give me the {} item: {}",
            "The {} word, please: {}"])
        return chat(f"list {listed} {place}", ask.format(PLACES[place], listed), words[place])
    if kind == 1:
        ask = source.pick(["What is the last word of this list: {}", "Which word comes last: {}", "Give me the last item: {}"])
        return chat(f"list {listed} last", ask.format(listed), words[-1])
    if kind == 2:
        ask = source.pick(["Write each on its own line: {}", "Make a list of: {}", "Make a bulleted list: {}", "List these: {}"])
        return chat(f"list {listed} lines", ask.format(listed), "\n".join([f"- {word}" for word in words]))
    if kind == 3:
        ask = source.pick(["How many words are these: {}", "Count the items: {}", "How many items has this list: {}"])
        return chat(f"list {listed} count", ask.format(listed), f"There are {NUMBERS[len(words)]}.")
    if kind == 4:
        place = source.number(0, len(words) - 2)
        if words.count(words[place]) > 1:
            return _list(source)
        ask = source.pick(["Which word comes after {} in: {}", "What follows {} in this list: {}",
            "In the list below, what comes after {}?\n{}"])
        return chat(f"list {listed} after", ask.format(words[place], listed), words[place + 1])
    ask = source.pick(["Join these with dashes: {}", "Join with hyphens: {}", "Put dashes between these words: {}"])
    return chat(f"list {listed} dashes", ask.format(listed), "-".join(words))
