"""Reads the GGUF files that gguf.py writes, to go on training or to check them."""

import struct
from dataclasses import fields
from pathlib import Path

import numpy

from gguf import ALIGNMENT, ARRAY, BLOCK, BOOL, F32, FLOAT32, INT32, Q8_0, STRING, UINT32, tensors_of
from model import Shape
from vocabulary import PIECES_AT, Vocabulary

KEYS = {
    "vocabulary": "vocab_size", "width": "embedding_length", "layers": "block_count", "heads": "attention.head_count",
    "kv_heads": "attention.head_count_kv", "feed_forward": "feed_forward_length", "experts": "expert_count",
    "experts_used": "expert_used_count", "context": "context_length", "rope_base": "rope.freq_base",
    "epsilon": "attention.layer_norm_rms_epsilon",
}
FORMATS = {UINT32: "<I", INT32: "<i", FLOAT32: "<f", BOOL: "<?"}
BLOCK_TYPE = numpy.dtype([("scale", "<f2"), ("values", "i1", BLOCK)])


def read(path: Path) -> tuple[Shape, dict[str, numpy.ndarray], Vocabulary]:
    """The dimensions, the weights in 32 bits under the names of model.py, and the vocabulary."""
    cursor = _Cursor(path.read_bytes())
    magic, version, tensor_count, pair_count = cursor.unpack("<4sIQQ")
    if magic != b"GGUF" or version != 3:
        raise ValueError(f"{path} is no GGUF file of version 3.")
    pairs = dict(cursor.pair() for _ in range(pair_count))
    entries = [cursor.tensor() for _ in range(tensor_count)]
    start = cursor.at + -cursor.at % ALIGNMENT
    tensors = {name: _array(cursor.data, start + offset, extents, kind) for name, extents, kind, offset in entries}
    shape = Shape(**{field.name: pairs[f"llama.{KEYS[field.name]}"] for field in fields(Shape)})
    return shape, _stacked(tensors, shape.layers), Vocabulary(pairs["tokenizer.ggml.tokens"][PIECES_AT:])


def _stacked(tensors: dict[str, numpy.ndarray], layers: int) -> dict[str, numpy.ndarray]:
    places = {name: [name] * layers for name in (
        "attention_norm", "query", "key", "value", "mix", "expert_norm", "router", "gate", "down", "up")}
    names = tensors_of({**places, "embedding": "embedding", "output_norm": "output_norm", "output": "output"})
    weights: dict[str, list] = {}
    for theirs, ours in names.items():
        weights.setdefault(ours, []).append(tensors[theirs])
    return {name: numpy.stack(parts) if name in places else parts[0] for name, parts in weights.items()}


def _array(data: bytes, at: int, extents: tuple[int, ...], kind: int) -> numpy.ndarray:
    size = int(numpy.prod(extents))
    if kind == F32:
        values = numpy.frombuffer(data, "<f4", size, at).copy()
    elif kind == Q8_0:
        blocks = numpy.frombuffer(data, BLOCK_TYPE, size // BLOCK, at)
        values = blocks["values"] * blocks["scale"].astype(numpy.float32)[:, None]
    else:
        raise ValueError(f"Tensors of type {kind} are not read.")
    return values.reshape(tuple(reversed(extents)))


class _Cursor:
    def __init__(self, data: bytes):
        self.data, self.at = data, 0

    def unpack(self, form: str) -> tuple:
        values = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return values

    def string(self) -> str:
        (length,) = self.unpack("<Q")
        self.at += length
        return self.data[self.at - length:self.at].decode()

    def value(self, kind: int):
        if kind == STRING:
            return self.string()
        if kind == ARRAY:
            of, count = self.unpack("<IQ")
            return [self.value(of) for _ in range(count)]
        return self.unpack(FORMATS[kind])[0]

    def pair(self) -> tuple[str, object]:
        return self.string(), self.value(self.unpack("<I")[0])

    def tensor(self) -> tuple[str, tuple[int, ...], int, int]:
        name, (dimensions,) = self.string(), self.unpack("<I")
        extents = self.unpack(f"<{dimensions}Q")
        return name, extents, *self.unpack("<IQ")
