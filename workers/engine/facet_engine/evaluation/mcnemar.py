"""Exact McNemar test: could the changed rows have changed at random?"""

from __future__ import annotations

from math import comb


def mcnemar_exact(better: int, worse: int) -> float:
    """Two-sided p of `better` gains against `worse` losses, each as likely as the other by chance.

    The binomial test on the rows whose outcome changed; 1 when none changed.
    """
    changed = better + worse
    if changed == 0:
        return 1.0
    tail = sum(comb(changed, k) for k in range(min(better, worse) + 1))
    # Python divides whole numbers of any size without losing digits.
    p: float = 2 * tail / 2**changed
    return min(1.0, p)


def fewest_gains(alpha: float = 0.05) -> int:
    """How many gains without a single loss it takes to be told from chance: 6 at 5 %."""
    gains = 1
    while mcnemar_exact(gains, 0) >= alpha:
        gains += 1
    return gains
