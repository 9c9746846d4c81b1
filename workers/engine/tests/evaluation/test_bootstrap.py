"""The paired bootstrap holds its level, knows its direction and repeats itself."""

from __future__ import annotations

import numpy as np
import pytest

from facet_engine.evaluation.bootstrap import paired_bootstrap


def losses(seed: int, n: int = 80) -> np.ndarray:
    return np.random.default_rng(seed).gamma(2.0, 0.7, n)


def test_the_same_seed_gives_the_same_interval() -> None:
    base, tuned = losses(1), losses(2)
    assert paired_bootstrap(base, tuned, 5) == paired_bootstrap(base, tuned, 5)
    assert paired_bootstrap(base, tuned, 5) != paired_bootstrap(base, tuned, 6)


def test_exchanging_the_models_mirrors_the_interval() -> None:
    base, tuned = losses(1), losses(2)
    low, high = paired_bootstrap(base, tuned, 5)
    mirrored = paired_bootstrap(tuned, base, 5)
    assert (-mirrored[1], -mirrored[0]) == pytest.approx((low, high), abs=1e-9)


def test_equal_answers_give_a_point_at_zero() -> None:
    base = losses(3)
    assert paired_bootstrap(base, base.copy(), 1) == (0.0, 0.0)


def test_the_same_gain_on_every_row_is_certain() -> None:
    base = losses(3)
    assert paired_bootstrap(base, base - 0.25, 1) == pytest.approx((-0.25, -0.25))


def test_one_row_is_no_error() -> None:
    assert paired_bootstrap(np.array([2.0]), np.array([1.0]), 1) == (-1.0, -1.0)


def test_what_rows_have_in_common_cancels() -> None:
    generator = np.random.default_rng(4)
    hard = generator.gamma(1.0, 20.0, 200)
    low, high = paired_bootstrap(hard + 0.1, hard + generator.normal(0, 0.05, 200), 1)
    assert -0.12 < low < high < -0.08


def test_the_log_scale_compares_geometric_means() -> None:
    base, tuned = losses(1), losses(2)
    low, high = paired_bootstrap(np.exp(base), np.exp(tuned), 1, log_scale=True)
    assert low < np.exp(tuned.mean()) - np.exp(base.mean()) < high


@pytest.mark.parametrize("kind", ["normal", "skewed"])
def test_the_interval_covers_the_truth_about_as_often_as_it_says(kind: str) -> None:
    generator = np.random.default_rng(11)
    covered, runs = 0, 200
    for run in range(runs):
        base = generator.gamma(2.0, 1.0, 60)
        shift = generator.normal(-0.3, 1, 60) if kind == "normal" else -generator.gamma(1, 0.3, 60)
        low, high = paired_bootstrap(base, base + shift, run)
        covered += low <= -0.3 <= high
    # 200 runs know the share to about 1.6 points either side.
    assert 0.89 <= covered / runs <= 0.99
