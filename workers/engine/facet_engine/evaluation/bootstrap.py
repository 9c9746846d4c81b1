"""Paired bootstrap of the difference between two means (BCa interval).

B. Efron, "Better bootstrap confidence intervals", JASA 82 (1987): percentiles of the resampled
differences, shifted for bias and skew. Rows are drawn as pairs, so what a row has in common for
both models cancels.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

RESAMPLES = 10_000
DRAWS_AT_ONCE = 2_000_000

Floats = npt.NDArray[np.float64]


def paired_bootstrap(
    base: Floats, tuned: Floats, seed: int, level: float = 0.95, log_scale: bool = False
) -> tuple[float, float]:
    """Interval of mean(tuned) - mean(base) over n >= 1 pairs; geometric means if `log_scale`."""
    if log_scale:
        base, tuned = np.log(base), np.log(tuned)
    estimate = _difference(base.mean(), tuned.mean(), log_scale)
    draws = np.sort(_draws(base, tuned, seed, log_scale))
    tails = [(1 - level) / 2, (1 + level) / 2]
    shifted = _bca_tails(tails, draws, estimate, _leave_one_out(base, tuned, log_scale))
    low, high = np.quantile(draws, shifted)
    return float(low), float(high)


def _draws(base: Floats, tuned: Floats, seed: int, log_scale: bool) -> Floats:
    n = len(base)
    generator = np.random.default_rng(seed)
    rows = max(1, DRAWS_AT_ONCE // n)
    parts: list[Floats] = []
    for start in range(0, RESAMPLES, rows):
        chosen = generator.integers(0, n, size=(min(rows, RESAMPLES - start), n), dtype=np.int32)
        parts.append(_difference(base[chosen].mean(1), tuned[chosen].mean(1), log_scale))
    return np.concatenate(parts)


def _leave_one_out(base: Floats, tuned: Floats, log_scale: bool) -> Floats:
    n = len(base)
    if n < 2:
        return np.zeros(1)
    without_base = (base.sum() - base) / (n - 1)
    without_tuned = (tuned.sum() - tuned) / (n - 1)
    return np.asarray(_difference(without_base, without_tuned, log_scale))


def _difference(base: Any, tuned: Any, log_scale: bool) -> Any:
    return np.exp(tuned) - np.exp(base) if log_scale else tuned - base


def _bca_tails(
    tails: list[float], draws: Floats, estimate: float, jackknife: Floats
) -> list[float]:
    """The percentiles to read; the plain ones where all draws are equal or lie on one side."""
    below = float(np.mean(draws < estimate) + np.mean(draws == estimate) / 2)
    spread = jackknife.mean() - jackknife
    scale = float(np.sum(spread**2)) ** 1.5
    if not 0 < below < 1 or scale == 0:
        return tails
    normal = NormalDist()
    bias = normal.inv_cdf(below)
    skew = float(np.sum(spread**3)) / (6 * scale)

    def shift(tail: float) -> float:
        z = bias + normal.inv_cdf(tail)
        return normal.cdf(bias + z / (1 - skew * z))

    return [shift(tail) for tail in tails]
