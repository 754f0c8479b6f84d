"""The vocabulary: SentencePiece BPE with byte fallback and Mixtral v3's control tokens, and its encoder.

The encoder gives what llama.cpp's SPM tokenizer gives (llama-vocab.cpp, llm_tokenizer_spm): a space before every text, spaces
written as U+2581, then again and again the neighbouring pair whose joined text is the piece with the best score, the leftmost
first; what is no piece in the end becomes its UTF-8 bytes.

Pieces keep within chunks: letters or marks with at most one space before them, or one digit. So a text is encoded chunk by chunk,
and each chunk once.
"""

import re
from pathlib import Path

SPACE = "\u2581"
CONTROLS = [
    "<s>", "</s>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]", "[TOOL_RESULTS]", "[/TOOL_RESULTS]",
    "[IMG]", "[PREFIX]", "[MIDDLE]", "[SUFFIX]",
]
"""Control tokens, from id 1 on, at the ids that they have in Mixtral 8x22B."""

UNKNOWN, BEGIN, END = 0, 1, 2
BYTES_AT = 1 + len(CONTROLS)
PIECES_AT = BYTES_AT + 256
FILE = Path(__file__).with_name("vocabulary.txt")

CHUNK = re.compile(rf"{SPACE}?[^\W\d_]+|\d|{SPACE}?[^\w{SPACE}\s]+|.", re.DOTALL)
CACHE_MAX = 400_000


class Vocabulary:
    """Pieces in the order of their ids, which is that of their scores too."""

    def __init__(self, pieces: list[str]):
        self.texts = ["<unk>", *CONTROLS, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
        self.ids = {piece: PIECES_AT + place for place, piece in enumerate(pieces)}
        self._chunks: dict[str, tuple[int, ...]] = {}  # bounded by CACHE_MAX
        if len(self.ids) < len(pieces):
            raise ValueError("A piece appears twice in the vocabulary.")

    @staticmethod
    def load(path: Path = FILE) -> "Vocabulary":
        """Reads a vocabulary file: a piece on each line, the first to merge first."""
        return Vocabulary(path.read_text(encoding="utf-8").splitlines())

    def __len__(self) -> int:
        return len(self.texts)

    def control(self, text: str) -> int:
        """The id of a control token."""
        return 1 + CONTROLS.index(text)

    def score(self, token: int) -> float:
        """Pieces learned first merge first; what is no piece never merges."""
        return float(PIECES_AT - token) if token >= PIECES_AT else 0.0

    def kind(self, token: int) -> int:
        """The kind of a token as GGUF numbers them: 1 normal, 2 unknown, 3 control, 6 byte."""
        if token == UNKNOWN:
            return 2
        return 3 if token < BYTES_AT else 6 if token < PIECES_AT else 1

    def encode(self, text: str) -> list[int]:
        """The tokens of one text; none for no text."""
        tokens: list[int] = []
        if text:
            known = self._chunks
            for chunk in CHUNK.findall(SPACE + text.replace(" ", SPACE)):
                found = known.get(chunk)
                tokens += self._encode_chunk(chunk) if found is None else found
        return tokens

    def decode(self, tokens) -> str:
        """The text of tokens, control tokens by their names, with the space before each text."""
        text = bytearray()
        for token in tokens:
            is_byte = BYTES_AT <= token < PIECES_AT
            text += bytes([token - BYTES_AT]) if is_byte else self.texts[token].replace(SPACE, " ").encode()
        return text.decode("utf-8", errors="replace")

    def _encode_chunk(self, chunk: str) -> tuple[int, ...]:
        tokens: list[int] = []
        for symbol in merge(list(chunk), self.ids):
            if symbol in self.ids:
                tokens.append(self.ids[symbol])
            else:
                tokens += [BYTES_AT + byte for byte in symbol.encode()]
        if len(self._chunks) >= CACHE_MAX:
            self._chunks.clear()
        self._chunks[chunk] = found = tuple(tokens)
        return found


def merge(symbols: list[str], ranks: dict[str, int]) -> list[str]:
    """Joins the pair of the lowest rank, the leftmost of several, until no pair has one. Chunks are short, so that each round may
    look at all pairs."""
    while len(symbols) > 1:
        best, at = None, 0
        for place in range(len(symbols) - 1):
            rank = ranks.get(symbols[place] + symbols[place + 1])
            if rank is not None and (best is None or rank < best):
                best, at = rank, place
        if best is None:
            break
        symbols[at:at + 2] = [symbols[at] + symbols[at + 1]]
    return symbols
