"""What a greedy reader is given and gives back, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Row:
    """A prompt of at least one token, and the expected ids (possibly none)."""

    prompt: list[int]
    reference: list[int] = field(default_factory=list)


@dataclass
class Reply:
    """Generated ids, the end token if one came, and the reference's mean loss in nats."""

    tokens: list[int] = field(default_factory=list)
    end: int | None = None
    loss: float | None = None


def score(logits: torch.Tensor, wanted: list[int]) -> tuple[list[float], list[int]]:
    """Losses (nats) of `wanted` under the first of `logits`, and every row's likeliest token."""
    import torch

    likeliest: list[int] = logits.argmax(-1).tolist()
    if not wanted:
        return [], likeliest
    chosen = logits[: len(wanted)].float()
    targets = torch.tensor(wanted, device=chosen.device)
    return torch.nn.functional.cross_entropy(chosen, targets, reduction="none").tolist(), likeliest
