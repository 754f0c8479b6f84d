"""Short judgements of a text: friendly or not, which language, which kind of thing."""

from ..conversation import chat, contains
from ..words import common
from ..words.languages import LANGUAGES, PHRASES
from . import translations

MOODS = {
    "positive": ["great", "wonderful", "excellent", "lovely", "perfect", "very good", "fantastic", "delightful", "brilliant", "amazing"],
    "negative": ["terrible", "awful", "bad", "boring", "horrible", "very bad", "disappointing", "useless", "broken", "a waste of money"],
}
VERBS = {
    "positive": ["I love", "I really like", "I enjoyed", "I recommend", "Everybody was happy with", "I am very pleased with"],
    "negative": ["I hate", "I do not like", "I regret", "I am angry about", "Nobody was happy with", "I am very unhappy with"],
}
SUBJECTS = ["film", "book", "hotel", "restaurant", "service", "food", "product", "concert", "phone", "trip", "weather", "room", "lesson",
    "game", "shop"]
SENTIMENT = [
    "Classify the sentiment: {}", "What is the sentiment of this text: {}", "Is this positive or negative: {}", "Sentiment of: {}",
    "Is the following review positive or negative?\n\n{}", "Classify this text as positive or negative: {}", "Tell me the sentiment: {}",
    "{}\n\nPositive or negative?", "Label the sentiment of the review.\n\nReview: {}",
]
LANGUAGE = [
    'What language is "{}"?', "Which language is this: {}", "In which language is this text: {}", "Detect the language: {}",
    "What language is this?\n\n{}",
    'Which language is "{}" in?', "Language of: {}", "Tell me the language of this text: {}",
]
KINDS = [("animal", common.ANIMALS), ("colour", common.COLOURS), ("food", common.FOODS), ("city", common.CITIES), ("job", common.JOBS),
         ("month", common.MONTHS), ("day", common.WEEKDAYS), ("drink", common.DRINKS), ("fruit", common.FRUITS)]
OF = {word: {kind for kind, words in KINDS if word in words} for _, words in KINDS for word in words}
KIND = ["Is {} {a} or {b}?", "Is {} {b} or {a}?", "What is {}: {a} or {b}?", "Classify {} as {a} or {b}.", "Which is {}, {a} or {b}?"]


def make(source):
    """One text to judge."""
    kind = source.random()
    if kind < 0.5:
        return _sentiment(source)
    return _language(source) if kind < 0.75 else _kind(source)


def _sentiment(source):
    mood = source.pick(list(MOODS))
    subject = source.pick(SUBJECTS)
    form = source.number(0, 3)
    if form == 0:
        text = f"The {subject} was {source.pick(MOODS[mood])}."
    elif form == 1:
        text = f"{source.pick(VERBS[mood])} this {subject}."
    elif form == 2:
        text = f"{source.pick(VERBS[mood])} the {subject}. It was {source.pick(MOODS[mood])}."
    else:
        text = f"The {subject} is {source.pick(['', 'really ', 'truly '])}{source.pick(MOODS[mood])}!"
    which = source.number(0, len(SENTIMENT) - 1)
    answer = f"The sentiment is {mood}."
    return chat(f"sentiment {text} {which}", SENTIMENT[which].format(text), answer, check=contains(mood))


def _language(source):
    language = source.number(0, 4)
    text = source.pick(PHRASES)[language] if source.chance(0.4) else translations.filled(source)[language]
    answer = f"That is {LANGUAGES[language]}."
    return chat(f"language of {text}", source.pick(LANGUAGE).format(text), answer, check=contains(LANGUAGES[language]))


def _kind(source):
    (right, words), (wrong, _) = source.sample(KINDS, 2)
    word = source.pick(words)
    if wrong in OF[word]:
        return _kind(source)
    frame = source.pick(KIND).format(word, a=_with_article(right), b=_with_article(wrong))
    answer = f"{word[:1].upper()}{word[1:]} is {_with_article(right)}."
    return chat(f"kind {word} {right} {wrong}", frame, answer, check=contains(right))


def _with_article(noun):
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
