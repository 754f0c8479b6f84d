"""Writes the model as a GGUF file (version 3), with the tensors and metadata that llama.cpp expects of a Mixtral."""

import struct
from pathlib import Path

import numpy

from vocabulary import BEGIN, END, UNKNOWN, Vocabulary

ALIGNMENT = 32
BLOCK = 32
F32, Q8_0 = 0, 8
MOSTLY_Q8_0 = 7
UINT32, INT32, FLOAT32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9

TEMPLATE = """\
{%- if messages[0]["role"] == "system" %}{%- set system = messages[0]["content"] %}{%- set turns = messages[1:] %}
{%- else %}{%- set turns = messages %}{%- endif %}
{%- set users = namespace(last=0) %}
{%- for turn in turns %}{%- if turn["role"] == "user" %}{%- set users.last = loop.index0 %}{%- endif %}{%- endfor %}
{{- bos_token }}
{%- for turn in turns %}
{%- if turn["role"] == "user" %}
{%- if loop.index0 == users.last and tools %}{{- "[AVAILABLE_TOOLS] " + tools | tojson + "[/AVAILABLE_TOOLS]" }}{%- endif %}
{%- if loop.index0 == users.last and system is defined %}{{- "[INST] " + system + "\\n\\n" + turn["content"] + "[/INST]" }}
{%- else %}{{- "[INST] " + turn["content"] + "[/INST]" }}{%- endif %}
{%- elif turn["role"] == "tool" %}
{{- '[TOOL_RESULTS] {"content": ' + turn["content"] | tojson + ', "call_id": "' + turn["tool_call_id"] + '"}[/TOOL_RESULTS]' }}
{%- elif turn["tool_calls"] %}
{{- "[TOOL_CALLS] [" }}
{%- for call in turn["tool_calls"] %}
{{- '{"name": "' + call["function"]["name"] + '", "arguments": ' + call["function"]["arguments"] | tojson + ', "id": "' + call["id"] + '"}' }}
{%- if not loop.last %}{{- ", " }}{%- endif %}
{%- endfor %}
{{- "]" + eos_token }}
{%- else %}{{- " " + turn["content"] + eos_token }}
{%- endif %}
{%- endfor %}
"""


def write(path: Path, shape: dict, weights: dict[str, numpy.ndarray], vocabulary: Vocabulary, description: str) -> int:
    """Writes a model under a temporary name and renames it. Returns the size of the file in bytes."""
    tensors = [(name, *stored(array)) for name, array in tensors_of(weights).items()]
    header = bytearray()
    pairs = metadata(shape, vocabulary, description)
    header += b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(pairs))
    for key, kind, value in pairs:
        header += _string(key) + struct.pack("<I", kind) + _value(kind, value)
    offset = 0
    for name, kind, extents, data in tensors:
        header += _string(name) + struct.pack(f"<I{len(extents)}QIQ", len(extents), *extents, kind, offset)
        offset += len(data) + -len(data) % ALIGNMENT
    header += bytes(-len(header) % ALIGNMENT)
    temporary = path.with_suffix(".partial")
    with temporary.open("wb") as file:
        file.write(header)
        for _, _, _, data in tensors:
            file.write(data + bytes(-len(data) % ALIGNMENT))
    temporary.replace(path)
    return path.stat().st_size


def tensors_of(weights: dict[str, numpy.ndarray]) -> dict[str, numpy.ndarray]:
    """Tensors by llama.cpp's names, in the order of its files. Their last dimension is the one that products sum over."""
    tensors = {"token_embd": weights["embedding"]}
    for layer in range(len(weights["query"])):
        for name, ours in (
            ("attn_norm", "attention_norm"), ("attn_q", "query"), ("attn_k", "key"), ("attn_v", "value"), ("attn_output", "mix"),
            ("ffn_norm", "expert_norm"), ("ffn_gate_inp", "router"),
            ("ffn_gate_exps", "gate"), ("ffn_down_exps", "down"), ("ffn_up_exps", "up"),
        ):
            tensors[f"blk.{layer}.{name}"] = weights[ours][layer]
    tensors["output_norm"] = weights["output_norm"]
    tensors["output"] = weights["output"]
    return {f"{name}.weight": array for name, array in tensors.items()}


def stored(array: numpy.ndarray) -> tuple[int, tuple[int, ...], bytes]:
    """The type, the extents (the first varies fastest) and the data of a tensor. Norms and routers stay in 32 bits."""
    extents = tuple(reversed(array.shape))
    if array.ndim == 1 or array.shape[0] < BLOCK and array.ndim == 2:
        return F32, extents, array.astype("<f4").tobytes()
    return Q8_0, extents, quantised(array)


def quantised(array: numpy.ndarray) -> bytes:
    """Blocks of 32 weights: a scale in 16 bits and a signed byte each (block_q8_0 in ggml-common.h)."""
    blocks = numpy.ascontiguousarray(array, numpy.float32).reshape(-1, BLOCK)
    scales = (numpy.abs(blocks).max(1, keepdims=True) / 127).astype("<f2")
    divisors = scales.astype(numpy.float32)
    quotients = blocks / numpy.where(divisors == 0, 1, divisors)
    packed = numpy.empty(len(blocks), dtype=[("scale", "<f2"), ("values", "i1", BLOCK)])
    packed["scale"] = scales[:, 0]
    packed["values"] = numpy.clip(numpy.rint(quotients), -127, 127).astype(numpy.int8)
    return packed.tobytes()


def metadata(shape: dict, vocabulary: Vocabulary, description: str) -> list[tuple[str, int, object]]:
    """Keys, their types and values."""
    head_width = shape["width"] // shape["heads"]
    tokens = range(len(vocabulary))
    return [
        ("general.architecture", STRING, "llama"),
        ("general.type", STRING, "model"),
        ("general.name", STRING, "tiny-mixtral"),
        ("general.description", STRING, description),
        ("general.license", STRING, "mit"),
        ("general.file_type", UINT32, MOSTLY_Q8_0),
        ("general.quantization_version", UINT32, 2),
        ("llama.vocab_size", UINT32, len(vocabulary)),
        ("llama.context_length", UINT32, shape["context"]),
        ("llama.embedding_length", UINT32, shape["width"]),
        ("llama.block_count", UINT32, shape["layers"]),
        ("llama.feed_forward_length", UINT32, shape["feed_forward"]),
        ("llama.rope.dimension_count", UINT32, head_width),
        ("llama.rope.freq_base", FLOAT32, shape["rope_base"]),
        ("llama.attention.head_count", UINT32, shape["heads"]),
        ("llama.attention.head_count_kv", UINT32, shape["kv_heads"]),
        ("llama.attention.layer_norm_rms_epsilon", FLOAT32, shape["epsilon"]),
        ("llama.expert_count", UINT32, shape["experts"]),
        ("llama.expert_used_count", UINT32, shape["experts_used"]),
        ("tokenizer.ggml.model", STRING, "llama"),
        ("tokenizer.ggml.pre", STRING, "default"),
        ("tokenizer.ggml.tokens", ARRAY, (STRING, vocabulary.texts)),
        ("tokenizer.ggml.scores", ARRAY, (FLOAT32, [vocabulary.score(token) for token in tokens])),
        ("tokenizer.ggml.token_type", ARRAY, (INT32, [vocabulary.kind(token) for token in tokens])),
        ("tokenizer.ggml.bos_token_id", UINT32, BEGIN),
        ("tokenizer.ggml.eos_token_id", UINT32, END),
        ("tokenizer.ggml.unknown_token_id", UINT32, UNKNOWN),
        ("tokenizer.ggml.add_bos_token", BOOL, True),
        ("tokenizer.ggml.add_eos_token", BOOL, False),
        ("tokenizer.ggml.add_space_prefix", BOOL, True),
        ("tokenizer.chat_template", STRING, TEMPLATE),
    ]


def _value(kind: int, value) -> bytes:
    if kind == STRING:
        return _string(value)
    if kind == ARRAY:
        of, items = value
        return struct.pack("<IQ", of, len(items)) + b"".join(_value(of, item) for item in items)
    return struct.pack({UINT32: "<I", INT32: "<i", FLOAT32: "<f", BOOL: "<?"}[kind], value)


def _string(text: str) -> bytes:
    encoded = text.encode()
    return struct.pack("<Q", len(encoded)) + encoded
