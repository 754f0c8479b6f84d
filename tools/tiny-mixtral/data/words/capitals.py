"""Some countries and their capitals in five languages."""

from .languages import LANGUAGES

# The country in each language with its article, and the capital in each language.
COUNTRIES = [line.split("|") for line in """
France|la France|la Francia|Frankreich|Francia|Paris|Paris|Parigi|Paris|París
Italy|l'Italie|l'Italia|Italien|Italia|Rome|Rome|Roma|Rom|Roma
Germany|l'Allemagne|la Germania|Deutschland|Alemania|Berlin|Berlin|Berlino|Berlin|Berlín
Spain|l'Espagne|la Spagna|Spanien|España|Madrid|Madrid|Madrid|Madrid|Madrid
Austria|l'Autriche|l'Austria|Österreich|Austria|Vienna|Vienne|Vienna|Wien|Viena
Switzerland|la Suisse|la Svizzera|die Schweiz|Suiza|Bern|Berne|Berna|Bern|Berna
Belgium|la Belgique|il Belgio|Belgien|Bélgica|Brussels|Bruxelles|Bruxelles|Brüssel|Bruselas
Portugal|le Portugal|il Portogallo|Portugal|Portugal|Lisbon|Lisbonne|Lisbona|Lissabon|Lisboa
Greece|la Grèce|la Grecia|Griechenland|Grecia|Athens|Athènes|Atene|Athen|Atenas
Poland|la Pologne|la Polonia|Polen|Polonia|Warsaw|Varsovie|Varsavia|Warschau|Varsovia
Russia|la Russie|la Russia|Russland|Rusia|Moscow|Moscou|Mosca|Moskau|Moscú
China|la Chine|la Cina|China|China|Beijing|Pékin|Pechino|Peking|Pekín
Japan|le Japon|il Giappone|Japan|Japón|Tokyo|Tokyo|Tokyo|Tokio|Tokio
Egypt|l'Égypte|l'Egitto|Ägypten|Egipto|Cairo|Le Caire|Il Cairo|Kairo|El Cairo
Sweden|la Suède|la Svezia|Schweden|Suecia|Stockholm|Stockholm|Stoccolma|Stockholm|Estocolmo
Norway|la Norvège|la Norvegia|Norwegen|Noruega|Oslo|Oslo|Oslo|Oslo|Oslo
Denmark|le Danemark|la Danimarca|Dänemark|Dinamarca|Copenhagen|Copenhague|Copenaghen|Kopenhagen|Copenhague
Finland|la Finlande|la Finlandia|Finnland|Finlandia|Helsinki|Helsinki|Helsinki|Helsinki|Helsinki
Ireland|l'Irlande|l'Irlanda|Irland|Irlanda|Dublin|Dublin|Dublino|Dublin|Dublín
Hungary|la Hongrie|l'Ungheria|Ungarn|Hungría|Budapest|Budapest|Budapest|Budapest|Budapest
""".strip().split("\n")]

OF = [
    [],
    [("le ", "du "), ("la ", "de la "), ("l'", "de l'")],
    [("il ", "del "), ("la ", "della "), ("l'", "dell'")],
    [("die ", "der "), ("", "von ")],
    [("", "de ")],
]
ANSWERS = [
    "The capital {of} is {city}.", "{city} est la capitale {of}.", "{city} è la capitale {of}.", "{city} ist die Hauptstadt {of}.",
    "{city} es la capital {of}.",
]
QUESTIONS = [
    [],
    ["Quelle est la capitale {of} ?", "Quelle ville est la capitale {of} ?", "Dis-moi la capitale {of}.", "La capitale {of} ?",
     "C'est quoi, la capitale {of} ?", "Peux-tu me dire la capitale {of} ?", "quelle est la capitale {of}"],
    ["Qual è la capitale {of}?", "Quale città è la capitale {of}?", "Dimmi la capitale {of}.", "La capitale {of}?",
     "Puoi dirmi la capitale {of}?", "qual è la capitale {of}", "Come si chiama la capitale {of}?"],
    ["Was ist die Hauptstadt {of}?", "Welche Stadt ist die Hauptstadt {of}?", "Nenne mir die Hauptstadt {of}.", "Die Hauptstadt {of}?",
     "Wie heißt die Hauptstadt {of}?", "was ist die Hauptstadt {of}", "Kannst du mir die Hauptstadt {of} nennen?"],
    ["¿Cuál es la capital {of}?", "¿Qué ciudad es la capital {of}?", "Dime la capital {of}.", "¿La capital {of}?", "cuál es la capital {of}",
     "¿Cómo se llama la capital {of}?", "¿Puedes decirme la capital {of}?"],
]


def of(country: list, language: int) -> str:
    """A country in the genitive: of France, de la France, della Francia …"""
    name = country[language]
    article, genitive = next(pair for pair in OF[language] if name.startswith(pair[0]))
    return genitive + name.removeprefix(article)


def answer(country: list, language: int) -> str:
    """What the capital is, in a language."""
    return ANSWERS[language].format(of=of(country, language), city=country[len(LANGUAGES) + language])
