"""Tango's score interval for a difference of paired proportions.

T. Tango, "Equivalence test and confidence interval for the difference in proportions for the
paired-sample design", Statistics in Medicine 17 (1998), 891-908. It holds its level at small
counts and at the edges, where the textbook (Wald) interval collapses to a point.
"""

from __future__ import annotations

import math
from statistics import NormalDist

BISECTIONS = 60


def score_interval(better: int, worse: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Interval of (better - worse) / n among `n` >= 1 pairs, at confidence `level`."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    estimate = (better - worse) / n
    lower = _crossing(better, worse, n, z, -1.0, estimate)
    upper = _crossing(better, worse, n, -z, estimate, 1.0)
    return lower, upper


def _crossing(b: int, c: int, n: int, z: float, low: float, high: float) -> float:
    """Where the statistic, which falls as the difference grows, passes `z`."""
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        if _statistic(b, c, n, middle) > z:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _statistic(b: int, c: int, n: int, difference: float) -> float:
    """Score statistic of "the true difference is `difference`", standard normal if so."""
    # Constrained maximum-likelihood estimate of the share of losses: root of A q^2 + B q + C.
    linear = -b - c + (2 * n - b + c) * difference
    constant = -c * difference * (1 - difference)
    root = math.sqrt(max(0.0, linear * linear - 8 * n * constant))
    q = (root - linear) / (4 * n)
    gap = b - c - n * difference
    variance = n * (2 * q + difference * (1 - difference))
    if variance <= 0:
        return math.copysign(math.inf, gap) if gap else 0.0
    return gap / math.sqrt(variance)
