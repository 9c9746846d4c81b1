"""How far two models' next-token distributions are apart."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

HARD_MARGIN = 0.5
# Two tokens less than a tenth apart in probability: which of them leads means nothing.
TIE_MARGIN = 0.1
ROWS_AT_ONCE = 64

Floats = npt.NDArray[np.float32]


@dataclass
class Distances:
    """Collected over passages; distances are in nats, one number a token."""

    same: list[bool] = field(default_factory=list)
    tied: list[bool] = field(default_factory=list)
    kl: list[float] = field(default_factory=list)
    dlogp: list[float] = field(default_factory=list)
    hard: int = 0

    def add(self, reference: Floats, other: Floats, tokens: list[int]) -> None:
        """Compare log-probabilities [len(tokens), vocabulary] of the same positions.

        Vocabularies that one side has padded are compared on what both have.
        """
        vocabulary = min(reference.shape[1], other.shape[1])
        for start in range(0, len(tokens), ROWS_AT_ONCE):
            part = slice(start, start + ROWS_AT_ONCE)
            self._add(
                _normalised(reference[part, :vocabulary]),
                _normalised(other[part, :vocabulary]),
                tokens[part],
            )

    def _add(
        self, p: npt.NDArray[np.float64], q: npt.NDArray[np.float64], tokens: list[int]
    ) -> None:
        rows = np.arange(len(tokens))
        first, other = p.argmax(1), q.argmax(1)
        # How much less likely the reference finds the other's choice than its own.
        behind = p[rows, first] - p[rows, other]
        top = np.partition(p, -2, axis=1)[:, -2:]
        self.same += (first == other).tolist()
        self.tied += (behind < TIE_MARGIN).tolist()
        self.hard += int(np.sum((first != other) & (top[:, 1] - top[:, 0] > HARD_MARGIN)))
        # What the reference finds impossible adds nothing, whatever the other says.
        possible = ~np.isneginf(p)
        gaps = np.subtract(p, q, out=np.zeros_like(p), where=possible)
        self.kl += np.maximum((np.exp(p) * gaps).sum(1), 0.0).tolist()
        self.dlogp += np.abs(p[rows, tokens] - q[rows, tokens]).tolist()

    def figures(self) -> dict[str, float]:
        """The certificate's numbers; share, nats and counts."""
        return {
            "sameArgmax": float(np.mean(self.same)),
            "sameArgmaxOrTie": float(np.mean(self.tied)),
            "klMean": float(np.mean(self.kl)),
            "klMax": float(np.max(self.kl)),
            "maxAbsDlogp": float(np.max(self.dlogp)),
            "p99AbsDlogp": float(np.quantile(self.dlogp, 0.99)),
            "hardDisagreements": float(self.hard),
        }


def _normalised(values: Floats) -> npt.NDArray[np.float64]:
    """In double precision and summing to one, so that rounding does not pass for divergence."""
    wide = values.astype(np.float64)
    top = wide.max(1, keepdims=True)
    return np.asarray(wide - top - np.log(np.exp(wide - top).sum(1, keepdims=True)))
