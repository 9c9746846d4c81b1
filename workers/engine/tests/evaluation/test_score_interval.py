"""Tango's interval and the exact test give the published figures and hold their level."""

from __future__ import annotations

import math

import numpy as np
import pytest

from facet_engine.evaluation.mcnemar import fewest_gains, mcnemar_exact
from facet_engine.evaluation.score_interval import score_interval


@pytest.mark.parametrize(
    ("better", "worse", "n", "level", "wanted", "digits"),
    [
        # Tango 1998: the two worked examples.
        (9, 3, 32, 0.95, (-0.027, 0.390), 3),
        (0, 1, 44, 0.90, (-0.096, 0.037), 3),
        # Agresti and Min 2005.
        (16, 8, 86, 0.95, (-0.020, 0.207), 3),
        # Fagerland, Lydersen and Laake 2014: airway hyper-responsiveness (Bentur 2009).
        (1, 7, 21, 0.95, (-0.517, -0.026), 3),
        # Tang 2010.
        (3, 1, 14, 0.95, (-0.1670, 0.4327), 4),
        # Chang 2024.
        (25, 2, 102, 0.95, (0.139, 0.321), 3),
        # Fagerland, Lydersen and Laake, "Statistical Analysis of Contingency Tables" (Cavo 2012).
        (6, 16, 161, 0.95, (-0.1240, -0.0054), 4),
    ],
)
def test_published_intervals(
    better: int, worse: int, n: int, level: float, wanted: tuple[float, float], digits: int
) -> None:
    found = score_interval(better, worse, n, level)
    assert tuple(round(end, digits) for end in found) == wanted


def test_published_p_value() -> None:
    # The same book, table of the Cavo data: exact conditional test.
    assert round(mcnemar_exact(6, 16), 6) == 0.052479


def test_p_is_symmetric_and_one_without_changes() -> None:
    assert mcnemar_exact(0, 0) == 1.0
    for b in range(25):
        for c in range(25):
            assert mcnemar_exact(b, c) == mcnemar_exact(c, b)
            assert 0 < mcnemar_exact(b, c) <= 1


def test_p_is_exact_for_thousands_of_changed_rows() -> None:
    assert mcnemar_exact(5000, 0) == pytest.approx(0.0)
    assert mcnemar_exact(2000, 2000) == 1.0


def test_six_gains_without_a_loss_are_the_fewest_that_count() -> None:
    assert fewest_gains(0.05) == 6
    assert mcnemar_exact(5, 0) == 0.0625


def test_the_interval_mirrors_when_gains_and_losses_are_exchanged() -> None:
    for n in (1, 2, 10, 40):
        for b in range(n + 1):
            for c in range(n + 1 - b):
                low, high = score_interval(b, c, n)
                mirrored = score_interval(c, b, n)
                assert (-mirrored[1], -mirrored[0]) == pytest.approx((low, high), abs=1e-9)
                assert -1 <= low <= (b - c) / n <= high <= 1


def test_nothing_changed_gives_the_wilson_bound_on_both_sides() -> None:
    z2 = 1.959963984540054**2
    for n in (1, 30, 500):
        low, high = score_interval(0, 0, n)
        assert high == pytest.approx(z2 / (n + z2), abs=1e-9)
        assert low == pytest.approx(-high, abs=1e-9)


def test_all_rows_gained_reaches_one_and_no_further() -> None:
    low, high = score_interval(50, 0, 50)
    assert high == pytest.approx(1.0)
    assert 0.8 < low < 1.0


def test_a_significant_exact_test_never_meets_an_interval_with_zero() -> None:
    for b in range(120):
        for c in range(b):
            if mcnemar_exact(b, c) < 0.05:
                assert score_interval(b, c, b + c)[0] > 0
                assert score_interval(b, c, 10 * (b + c))[0] > 0


@pytest.mark.parametrize("shares", [(0.05, 0.05), (0.30, 0.02), (0.9, 0.0), (0.2, 0.2)])
@pytest.mark.parametrize("n", [40, 150])
def test_the_interval_covers_the_truth_about_as_often_as_it_says(
    shares: tuple[float, float], n: int
) -> None:
    gain, loss = shares
    draws = np.random.default_rng(7).multinomial(n, [gain, loss, 1 - gain - loss], size=2000)
    tables, counts = np.unique(draws[:, :2], axis=0, return_counts=True)
    covered = 0
    for (b, c), count in zip(tables.tolist(), counts.tolist(), strict=True):
        low, high = score_interval(b, c, n)
        covered += count * (low - 1e-12 <= gain - loss <= high + 1e-12)
    share = covered / len(draws)
    # 2000 draws know the share to about a percentage point; counts are discrete.
    assert 0.92 <= share <= 0.99, share


def test_the_interval_narrows_as_rows_are_added() -> None:
    widths = [math.dist(*[(end,) for end in score_interval(n // 4, n // 10, n)]) for n in (40, 400)]
    assert widths[1] < widths[0] / 2.5
