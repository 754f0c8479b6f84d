"""Parts of invented words. Two to four of them make some tens of millions of names that nobody has seen."""

ONSETS = """
b bl br c ch cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sh sk sl sn sp st str t th tr v w y z
""".split()

VOWELS = "a e i o u a e i o ai ea ee ia io oo ou".split()

CODAS = ["", "", "", "", "l", "n", "r", "s", "m", "x", "nd", "rt", "sk", "ll", "th", "ck", "nt", "rn"]

NAME_ENDINGS = ["a", "o", "in", "el", "ar", "is", "on", "ia", "us", "ek", "en", "ora", "ina", "ix", "ano", "ith"]

CITY_ENDINGS = """
burg ville ton stad grad polis port ford mouth field wick dale holm haven ia ona ara ino berg
""".split()

FIRM_ENDINGS = ["Labs", "Foods", "Motors", "Bank", "Air", "Tools", "Books", "Energy", "Systems", "Travel", "Studio", "Media"]

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
SYMBOLS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"

REFUSED = "fuck shit cunt nigg rape cock dick piss slut whor nazi fag tits porn fick fott cazz merd puta".split()
"""What no invented word may contain."""
