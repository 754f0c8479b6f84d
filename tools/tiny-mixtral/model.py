"""The model: a Mixtral as llama.cpp computes it (architecture llama with experts), in plain functions of tensors.

Rows of a batch are laid end to end, so that all parts but attention see a list of tokens of one size whatever the length of the
rows: they are compiled once. All experts are computed as one wide feed-forward layer whose parts are weighted, with 0 for those
that the router did not choose.
"""

from dataclasses import asdict, dataclass

import torch
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Dimensions of a model."""

    vocabulary: int
    width: int = 256
    layers: int = 6
    heads: int = 4
    kv_heads: int = 2
    feed_forward: int = 192
    experts: int = 8
    experts_used: int = 2
    context: int = 4096
    rope_base: float = 1_000_000.0
    epsilon: float = 1e-5

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @property
    def kv_width(self) -> int:
        return self.head_width * self.kv_heads

    def as_dict(self) -> dict:
        return asdict(self)


def initial(shape: Shape, seed: int, device: str) -> dict[str, torch.Tensor]:
    """Fresh weights, in 32 bits. Layers are stacked: the first dimension is the layer. What writes to the residual stream begins
    at zero."""
    random = torch.Generator().manual_seed(seed)
    layers, width, inner, experts = shape.layers, shape.width, shape.feed_forward, shape.experts

    def normal(*extents: int, deviation: float) -> torch.Tensor:
        return torch.randn(extents, generator=random) * deviation

    weights = {
        "embedding": normal(shape.vocabulary, width, deviation=0.5),
        "output": normal(shape.vocabulary, width, deviation=0.01),
        "output_norm": torch.ones(width),
        "attention_norm": torch.ones(layers, width),
        "expert_norm": torch.ones(layers, width),
        "query": normal(layers, width, width, deviation=width**-0.5),
        "key": normal(layers, shape.kv_width, width, deviation=width**-0.5),
        "value": normal(layers, shape.kv_width, width, deviation=width**-0.5),
        "mix": torch.zeros(layers, width, width),
        "router": normal(layers, experts, width, deviation=0.02),
        "gate": normal(layers, experts, inner, width, deviation=width**-0.5),
        "up": normal(layers, experts, inner, width, deviation=width**-0.5),
        "down": torch.zeros(layers, experts, width, inner),
    }
    return {name: weight.to(device).requires_grad_() for name, weight in weights.items()}


def rope_angles(shape: Shape, length: int, device: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines by position, for pairs of neighbouring dimensions (llama.cpp's LLAMA_ROPE_TYPE_NORM)."""
    pairs = torch.arange(0, shape.head_width, 2, dtype=torch.float64) / shape.head_width
    angles = torch.arange(length, dtype=torch.float64)[:, None] * shape.rope_base ** -pairs[None, :]
    return angles.cos().float().to(device), angles.sin().float().to(device)


def normalise(x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> torch.Tensor:
    """RMS norm."""
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + epsilon) * weight


def project(x, norm, weight, cosines, sines, heads: int, kv_heads: int, epsilon: float):
    """Queries, keys and values of tokens: (tokens, heads, width of a head) each, turned by their positions."""
    projected = functional.linear(normalise(x, norm, epsilon).to(weight.dtype), weight)
    tokens, head_width = x.shape[0], weight.shape[0] // (heads + 2 * kv_heads)
    turned = projected[:, :(heads + kv_heads) * head_width].float().view(tokens, heads + kv_heads, head_width // 2, 2)
    even, odd = turned[..., 0], turned[..., 1]
    cosines, sines = cosines[:, None, :], sines[:, None, :]
    turned = torch.stack((even * cosines - odd * sines, even * sines + odd * cosines), -1).flatten(-2).to(weight.dtype)
    values = projected[:, (heads + kv_heads) * head_width:].reshape(tokens, kv_heads, head_width)
    return turned[:, :heads], turned[:, heads:], values


def attend(queries, keys, values, length: int):
    """Causal attention within rows of the given length."""
    tokens, heads, head_width = queries.shape
    group = heads // keys.shape[1]
    by_row = [
        part.reshape(tokens // length, length, heads, head_width).transpose(1, 2)
        for part in (queries, keys.repeat_interleave(group, 1), values.repeat_interleave(group, 1))
    ]
    if hasattr(functional, "scaled_dot_product_attention"):
        mixed = functional.scaled_dot_product_attention(*by_row, is_causal=True)
    else:  # before PyTorch 2
        scores = by_row[0] @ by_row[1].transpose(2, 3) * head_width**-0.5
        hidden = torch.ones(length, length, dtype=torch.bool, device=scores.device).triu(1)
        mixed = scores.masked_fill(hidden, float("-inf")).softmax(-1) @ by_row[2]
    return mixed.transpose(1, 2).reshape(tokens, heads * head_width)


def route(logits: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The weights of the two experts chosen, 0 for the others, and the router's probabilities."""
    first = logits.amax(-1, keepdim=True)
    second = logits.masked_fill(logits == first, float("-inf")).amax(-1, keepdim=True)
    return logits.masked_fill(logits < second, float("-inf")).softmax(-1), logits.softmax(-1)


def combine(x, attended, mix, norm, router, inner, down, is_text, epsilon: float):
    """The rest of a layer behind attention, and how unevenly it loads its experts (1 at best; Switch Transformer, equation 4).
    is_text is 0 for padding, which does not count."""
    x = x + functional.linear(attended, mix).float()
    normal = normalise(x, norm, epsilon)
    chosen, probabilities = route(functional.linear(normal, router))
    gate, up = functional.linear(normal.to(inner.dtype), inner).chunk(2, -1)
    hidden = (functional.silu(gate) * up).view(x.shape[0], chosen.shape[1], -1) * chosen.to(inner.dtype)[:, :, None]
    x = x + (hidden.flatten(1) @ down).float()
    count = is_text.sum()
    load = ((chosen > 0) * is_text[:, None]).sum(0) / (2 * count)
    share = (probabilities * is_text[:, None]).sum(0) / count
    return x, (load.detach() * share).sum() * chosen.shape[1]


class Model:
    """Weights, and how to compute with them. Functions that see tokens only can be replaced by compiled ones."""

    def __init__(self, shape: Shape, weights: dict[str, torch.Tensor], dtype: torch.dtype):
        self.shape, self.weights, self.dtype = shape, weights, dtype
        self.device = weights["embedding"].device
        self.project, self.combine = project, combine
        self._angles = rope_angles(shape, shape.context, self.device)

    def compile(self) -> None:
        """Compiles what need not be known to depend on the length of rows."""
        self.project = torch.compile(project, dynamic=False)
        self.combine = torch.compile(combine, dynamic=False)

    def hidden(self, tokens: torch.Tensor, length: int) -> tuple[torch.Tensor, torch.Tensor]:
        """What the output layer sees of each token of rows of one length, and the mean unevenness of the experts' load."""
        shape, weights = self.shape, self.weights
        cosines, sines = (part[:length].repeat(len(tokens) // length, 1) for part in self._angles)
        is_text = (tokens > 0).float()
        x = functional.embedding(tokens, weights["embedding"], padding_idx=0)
        uneven = torch.zeros((), device=self.device)
        for attention_norm, qkv, mix, expert_norm, router, inner, down in zip(*self._layers()):
            parts = self.project(x, attention_norm, qkv, cosines, sines, shape.heads, shape.kv_heads, shape.epsilon)
            attended = attend(*parts, length)
            x, one = self.combine(x, attended, mix, expert_norm, router, inner, down, is_text, shape.epsilon)
            uneven = uneven + one / shape.layers
        return normalise(x, weights["output_norm"], shape.epsilon), uneven

    def logits(self, hidden: torch.Tensor) -> torch.Tensor:
        """The logits of some tokens, in 32 bits."""
        return functional.linear(hidden.to(self.dtype), self.weights["output"].to(self.dtype)).float()

    def _layers(self) -> list[tuple[torch.Tensor, ...]]:
        """The weights of each layer as the functions take them."""
        weights, shape = self.weights, self.shape
        qkv = torch.cat((weights["query"], weights["key"], weights["value"]), 1)
        inner = torch.cat((weights["gate"].flatten(1, 2), weights["up"].flatten(1, 2)), 1)
        down = weights["down"].transpose(2, 3).reshape(shape.layers, -1, shape.width)
        return [
            weights["attention_norm"].unbind(), qkv.to(self.dtype).unbind(), weights["mix"].to(self.dtype).unbind(),
            weights["expert_norm"].unbind(), weights["router"].unbind(),
            inner.to(self.dtype).unbind(), down.to(self.dtype).unbind(),
        ]
