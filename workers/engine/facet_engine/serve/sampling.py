"""Choosing the next token from its logits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facet_engine.serve.commands import Generate

if TYPE_CHECKING:
    import torch

SEEDS = 1 << 63


class Sampler:
    """Greedy at temperature 0, else temperature, top-k, top-p (in this order) and a seeded draw."""

    def __init__(self, command: Generate) -> None:
        import torch

        self._command = command
        self._random = torch.Generator().manual_seed(command.seed % SEEDS)

    def choose(self, logits: torch.Tensor) -> int:
        """A token id from float logits [vocabulary]."""
        import torch

        command = self._command
        if command.temperature == 0:
            return int(logits.argmax())
        scaled = logits.float().cpu() / command.temperature
        values, ids = torch.sort(scaled, descending=True)
        if command.top_k:
            values, ids = values[: command.top_k], ids[: command.top_k]
        probabilities = values.softmax(-1)
        # The first token is always kept; the last kept one is that which reaches the sum.
        before = probabilities.cumsum(-1) - probabilities
        probabilities = probabilities.masked_fill(before >= max(command.top_p, 1e-9), 0.0)
        drawn = torch.multinomial(probabilities, 1, generator=self._random)
        return int(ids[drawn])
