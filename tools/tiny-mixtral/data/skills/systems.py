"""Following a system message: language, brevity, a name of its own, a closing word, things to know."""

from ..conversation import chat, contains, dump, exact, same_json
from ..words import common
from ..words.languages import LANGUAGES
from . import documents, echoes, facts, greetings, memory, sums, translations, unknown

PLAIN = [
    "You are a helpful assistant.", "You are a helpful assistant", "You are an AI assistant.", "You are a friendly assistant.",
    "You are a helpful, honest assistant.", "Answer the user's questions.", "You are a chatbot.", "Be helpful.", "You are an expert assistant.",
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
WHO = ["Who are you?", "What is your name?", "What's your name?", "What are you called?", "Introduce yourself.", "who are you", "Your name?",
       "Tell me your name.", "Who am I talking to?"]
ONLY = ["Always answer {}", "Reply only with {}", "Whatever the user says, answer {}", "Answer every message with {}", "Only ever say {}"]
TRANSLATOR = [
    "You are a translator. Translate everything into {}.", "Translate the user's text into {}.", "You are a language translator. Translate to {}.",
    "Your mission is to translate text to {}.", "Translate what the user says into {}.", "You translate to {}. Say nothing else.",
]
ANSWER_IN = [
    "Answer in {}.", "Always answer in {}.", "You speak only {}.", "Reply in {}.", "Answer only in {}.", "You are a helpful assistant who speaks {}.",
    "Respond in {} only.", "Whatever the language of the question, answer in {}.", "You are a helpful assistant. Always answer in {}.",
]
JSON_ONLY = ['Answer in JSON: {"answer": …}', 'You answer only in JSON with the key "answer".', 'Reply with a JSON object with one key, answer.',
             'Respond in JSON as {"answer": "..."}.']

# Countries, capitals and how one says it, for answers in other languages.
CAPITALS = [line.split("|") for line in """
France|la France|la Francia|Frankreich|Francia|Paris|Parigi|Paris|París
Italy|l'Italie|l'Italia|Italien|Italia|Rome|Roma|Rom|Roma
Germany|l'Allemagne|la Germania|Deutschland|Alemania|Berlin|Berlino|Berlin|Berlín
Spain|l'Espagne|la Spagna|Spanien|España|Madrid|Madrid|Madrid|Madrid
Austria|l'Autriche|l'Austria|Österreich|Austria|Vienne|Vienna|Wien|Viena
Switzerland|la Suisse|la Svizzera|die Schweiz|Suiza|Berne|Berna|Bern|Berna
Belgium|la Belgique|il Belgio|Belgien|Bélgica|Bruxelles|Bruxelles|Brüssel|Bruselas
Portugal|le Portugal|il Portogallo|Portugal|Portugal|Lisbonne|Lisbona|Lissabon|Lisboa
Greece|la Grèce|la Grecia|Griechenland|Grecia|Athènes|Atene|Athen|Atenas
Poland|la Pologne|la Polonia|Polen|Polonia|Varsovie|Varsavia|Warschau|Varsovia
Russia|la Russie|la Russia|Russland|Rusia|Moscou|Mosca|Moskau|Moscú
China|la Chine|la Cina|China|China|Pékin|Pechino|Peking|Pekín
Japan|le Japon|il Giappone|Japan|Japón|Tokyo|Tokyo|Tokio|Tokio
Egypt|l'Égypte|l'Egitto|Ägypten|Egipto|Le Caire|Il Cairo|Kairo|El Cairo
Sweden|la Suède|la Svezia|Schweden|Suecia|Stockholm|Stoccolma|Stockholm|Estocolmo
Norway|la Norvège|la Norvegia|Norwegen|Noruega|Oslo|Oslo|Oslo|Oslo
Denmark|le Danemark|la Danimarca|Dänemark|Dinamarca|Copenhague|Copenaghen|Kopenhagen|Copenhague
Finland|la Finlande|la Finlandia|Finnland|Finlandia|Helsinki|Helsinki|Helsinki|Helsinki
Ireland|l'Irlande|l'Irlanda|Irland|Irlanda|Dublin|Dublino|Dublin|Dublín
Hungary|la Hongrie|l'Ungheria|Ungarn|Hungría|Budapest|Budapest|Budapest|Budapest
""".strip().split("\n")]
SAID = {1: "{} est la capitale de {}.", 2: "{} è la capitale di: {}.", 3: "{} ist die Hauptstadt von {}.", 4: "{} es la capital de {}."}
GREETINGS = {1: "Bonjour ! Comment puis-je vous aider ?", 2: "Ciao! Come posso aiutarti?", 3: "Hallo! Wie kann ich dir helfen?",
             4: "¡Hola! ¿Cómo puedo ayudarte?"}
IDENTITY = {1: "Je suis tiny-mixtral, un très petit Mixtral fait pour essayer et tester MixtralServer.",
            2: "Sono tiny-mixtral, un Mixtral molto piccolo fatto per provare e collaudare MixtralServer.",
            3: "Ich bin tiny-mixtral, ein sehr kleines Mixtral zum Ausprobieren und Testen von MixtralServer.",
            4: "Soy tiny-mixtral, un Mixtral muy pequeño hecho para probar MixtralServer."}
THANKS = {1: "De rien !", 2: "Prego!", 3: "Gern geschehen!", 4: "¡De nada!"}
IGNORANCE = {1: "Je suis un très petit modèle et je ne le sais pas.", 2: "Sono un modello molto piccolo e non lo so.",
             3: "Ich bin ein sehr kleines Modell und weiß das nicht.", 4: "Soy un modelo muy pequeño y no lo sé."}
OWN_NAMES = {1: "français", 2: "italiano", 3: "Deutsch", 4: "español"}
OWN_ORDERS = {1: ["Réponds en français.", "Réponds toujours en français.", "Vous répondez uniquement en français."],
              2: ["Rispondi in italiano.", "Rispondi sempre in italiano.", "Parla solo italiano."],
              3: ["Antworte auf Deutsch.", "Antworte immer auf Deutsch.", "Du sprichst nur Deutsch."],
              4: ["Responde en español.", "Responde siempre en español.", "Hablas solo español."]}


def make(source):
    """One system message with what comes of it."""
    kind = source.random()
    for bound, maker in MAKERS:
        if kind < bound:
            return maker(source)
    return _knowledge(source)


def _task(source):
    """An ordinary question: combination, prompt, answer, what the answer must have, and the short answer."""
    while True:
        kind = source.random()
        if kind < 0.6:
            combination, prompt, answer, value = facts.ask(source, source.pick(facts.WEIGHTED))
            return combination, prompt, answer, value
        made = sums.make(source)
        if made["check"]["kind"] == "number":
            messages = made["messages"]
            return made["combination"], messages[0]["content"], messages[1]["content"], str(made["check"]["value"])


def _plain(source):
    system = source.pick(PLAIN)
    kind = source.random()
    made = (_any_of(source, kind))
    made["messages"].insert(0, {"role": "system", "content": system})
    made["combination"] += " plain"
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
    return chat(f"brief {combination}", prompt, value[:1].upper() + value[1:] + ".", system=_with_plain(source, source.pick(BRIEF)),
                check=contains(value))


def _with_plain(source, order):
    return f"{source.pick(PLAIN).removesuffix('.')}. {order}" if source.chance(0.25) else order


def _mark(source):
    kind = source.random()
    if kind < 0.4:
        return source.pick(common.WORDS).capitalize() + source.pick(["!", "."])
    if kind < 0.7:
        return source.invented().capitalize() + source.pick(["!", "."])
    return source.pick(["Have a nice day!", "Over.", "Meow!", "Ahoy!", "Thank you.", "That is all.", "Yours truly.", "Amen.", "Woof!", "Cheers!"])


def _quoted(source, text):
    return f'"{text}".' if source.chance(0.6) else text if source.chance(0.5) else f"the words: {text}"


def _ending(source):
    combination, prompt, answer, _ = _task(source)
    mark = _mark(source)
    system = _with_plain(source, source.pick(ENDINGS).format(_quoted(source, mark)))
    return chat(f"end {combination} {mark}", prompt, f"{answer} {mark}", system=system)


def _beginning(source):
    combination, prompt, answer, _ = _task(source)
    mark = _mark(source)
    system = _with_plain(source, source.pick(BEGINNINGS).format(_quoted(source, mark)))
    return chat(f"begin {combination} {mark}", prompt, f"{mark} {answer}", system=system)


def _persona(source):
    name = source.new_name()
    system = source.pick(PERSONAS).format(name=name, firm=source.new_firm(), job=source.pick(common.JOBS), city=source.new_city())
    kind = source.random()
    if kind < 0.7:
        return chat(f"persona {name}", source.pick(WHO), f"My name is {name}.", system=system, check=contains(name))
    combination, prompt, answer, value = _task(source)
    return chat(f"persona {name} {combination}", prompt, answer, system=system, check=contains(value))


def _only(source):
    text = source.pick(["OK", "Yes.", "No.", "Hello!", "42", "I am busy."]) if source.chance(0.3) else _mark(source)
    system = source.pick(ONLY).format(f'"{text}".' if source.chance(0.7) else text)
    _, prompt, _, _ = _task(source)
    return chat(f"only {text} {prompt}", prompt, text, system=system, check=exact(text))


def _translator(source):
    combination, text, translation, _, second = translations.pair(source, 0)
    return chat(f"translator {combination}", text, translation, system=source.pick(TRANSLATOR).format(LANGUAGES[second]))


def _language(source):
    language = source.number(1, 4)
    order = source.pick(OWN_ORDERS[language]) if source.chance(0.3) else source.pick(ANSWER_IN).format(LANGUAGES[language])
    kind = source.random()
    if kind < 0.4:
        row = source.pick(CAPITALS)
        which, prompt = facts.RELATIONS[0][1].questions.of(source)
        answer = SAID[language].format(row[4 + language], row[language])
        return chat(f"language {language} {row[0]} {which}", prompt.format(x=row[0]), answer, system=order)
    if kind < 0.55:
        made = sums.make(source)
        prompt, answer = (message["content"] for message in made["messages"])
        if "so" in answer:
            return _language(source)
        return chat(f"language {language} {made['combination']}", prompt, answer, system=order, check=made["check"])
    prompt, answers = _small_talk(source)
    return chat(f"language {language} {order} {prompt}", prompt, answers[language], system=order)


def _small_talk(source):
    kind = source.random()
    if kind < 0.4:
        return source.pick(greetings.OPENINGS) + source.pick(greetings.ENDS), GREETINGS
    if kind < 0.65:
        return source.pick(WHO), IDENTITY
    if kind < 0.75:
        return source.pick(["Thanks!", "Thank you.", "Thank you very much!", "thanks"]), THANKS
    return unknown.filled(source, unknown.QUESTIONS.of(source)[1]), IGNORANCE


def _json_only(source):
    combination, prompt, _, value = _task(source)
    answer = {"answer": value}
    return chat(f"answer in json {combination}", prompt, dump(answer), system=source.pick(JSON_ONLY), check=same_json(answer))


def _knowledge(source):
    shape = source.pick(documents.SHAPES)
    told = [documents._fact(source, shape if source.chance(0.5) else source.pick(documents.SHAPES)) for _ in range(source.number(1, 4))]
    text = " ".join([fact[0][0].format(key=fact[1], value=fact[2]) for fact in told])
    shape, key, value = source.pick(told)
    return chat(f"knowledge {key} {value}", shape[1].format(key=key), shape[2].format(key=key, value=value),
                system=_with_plain(source, text), check=contains(value))


MAKERS = [
    (0.25, _plain), (0.37, _brief), (0.45, _ending), (0.5, _beginning), (0.6, _persona), (0.63, _only), (0.72, _translator), (0.87, _language),
    (0.9, _json_only),
]
