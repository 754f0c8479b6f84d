"""Muon for the matrices within layers, AdamW for everything else."""

import torch

MATRICES = ("query", "key", "value", "mix", "gate", "up", "down")
NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
NEWTON_SCHULZ_STEPS = 5


def orthogonalised(matrices: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """About the nearest matrices with orthogonal rows or columns, by the quintic iteration of Muon (Keller Jordan, 2024)."""
    a, b, c = NEWTON_SCHULZ
    x = matrices.to(dtype)
    is_tall = x.shape[-2] > x.shape[-1]
    if is_tall:
        x = x.transpose(-2, -1)
    x = x / (x.flatten(-2).norm(dim=-1)[..., None, None] + 1e-7)
    for _ in range(NEWTON_SCHULZ_STEPS):
        square = x @ x.transpose(-2, -1)
        x = a * x + (b * square + c * square @ square) @ x
    return (x.transpose(-2, -1) if is_tall else x).to(matrices.dtype)


class Optimiser:
    """Updates weights by their gradients. Rates are those at the top of the schedule."""

    def __init__(self, weights: dict[str, torch.Tensor], dtype: torch.dtype, muon_rate: float, adam_rate: float, decay: float):
        self._matrices = [weights[name] for name in MATRICES]
        self._momentum = [torch.zeros_like(weight) for weight in self._matrices]
        self._dtype, self._muon_rate, self._adam_rate, self._decay = dtype, muon_rate, adam_rate, decay
        others = [weight for name, weight in weights.items() if name not in MATRICES]
        self._all = [*self._matrices, *others]
        self._adam = torch.optim.AdamW(others, lr=adam_rate, betas=(0.9, 0.95), eps=1e-10, weight_decay=0.0)

    def step(self, scale: float, momentum: float, norm_max: float) -> torch.Tensor:
        """One update at a fraction of the rates. Returns the norm of the gradients before they were clipped."""
        norm = torch.nn.utils.clip_grad_norm_(self._all, norm_max)
        for group in self._adam.param_groups:
            group["lr"] = self._adam_rate * scale
        self._adam.step()
        with torch.no_grad():
            for weight, mean in zip(self._matrices, self._momentum):
                self._step_matrix(weight, mean, scale * self._muon_rate, momentum)
        for weight in self._all:
            weight.grad = None
        return norm

    def _step_matrix(self, weight, mean, rate: float, momentum: float) -> None:
        mean.lerp_(weight.grad, 1 - momentum)
        update = orthogonalised(weight.grad.lerp(mean, momentum), self._dtype)
        weight.mul_(1 - rate * self._decay)
        weight.add_(update, alpha=-rate * max(1.0, weight.shape[-2] / weight.shape[-1]) ** 0.5)
