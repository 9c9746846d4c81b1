"""Distances are those of the definitions, computed otherwise."""

from __future__ import annotations

import numpy as np
import pytest

from facet_engine.exports.distances import Distances


def log_softmax(values: np.ndarray) -> np.ndarray:
    return (values - np.log(np.exp(values).sum(1, keepdims=True))).astype(np.float32)


def pair(seed: int, noise: float, rows: int = 130) -> tuple[np.ndarray, np.ndarray, list[int]]:
    generator = np.random.default_rng(seed)
    logits = generator.normal(0, 3, (rows, 50))
    other = logits + generator.normal(0, noise, logits.shape)
    return log_softmax(logits), log_softmax(other), generator.integers(0, 50, rows).tolist()


def figures(p: np.ndarray, q: np.ndarray, tokens: list[int]) -> dict[str, float]:
    distances = Distances()
    distances.add(p, q, tokens)
    return distances.figures()


def test_a_model_is_at_no_distance_from_itself() -> None:
    p, _, tokens = pair(1, 0)
    found = figures(p, p, tokens)
    assert found["sameArgmax"] == 1.0
    assert found["hardDisagreements"] == 0
    assert max(found["klMax"], found["maxAbsDlogp"]) < 1e-12


def test_figures_are_those_of_the_definitions() -> None:
    p, q, tokens = pair(2, 0.5)
    found = figures(p, q, tokens)
    wide_p, wide_q = p.astype(float), q.astype(float)
    kl = (np.exp(wide_p) * (wide_p - wide_q)).sum(1)
    change = np.abs(wide_p - wide_q)[np.arange(len(tokens)), tokens]
    assert found["klMean"] == pytest.approx(kl.mean(), rel=1e-4)
    assert found["klMax"] == pytest.approx(kl.max(), rel=1e-4)
    assert found["maxAbsDlogp"] == pytest.approx(change.max(), rel=1e-4)
    assert found["p99AbsDlogp"] == pytest.approx(np.quantile(change, 0.99), rel=1e-3)
    assert found["sameArgmax"] == np.mean(p.argmax(1) == q.argmax(1))


def test_only_disagreements_against_a_clear_choice_are_hard() -> None:
    p = log_softmax(np.array([[2.0, 1.9, 0.0], [2.0, 1.0, 0.0], [2.0, 1.0, 0.0]]))
    q = log_softmax(np.array([[1.9, 2.0, 0.0], [1.0, 2.0, 0.0], [2.0, 1.0, 0.5]]))
    found = figures(p, q, [0, 0, 0])
    assert found["hardDisagreements"] == 1
    assert found["sameArgmax"] == pytest.approx(1 / 3)


def test_a_choice_the_reference_finds_nearly_as_likely_counts_as_a_tie() -> None:
    p = log_softmax(np.array([[2.0, 1.95, 0.0], [2.0, 1.85, 0.0], [2.0, 1.95, 0.0]]))
    q = log_softmax(np.array([[1.9, 2.0, 0.0], [1.9, 2.0, 0.0], [0.0, 0.0, 2.0]]))
    found = figures(p, q, [0, 0, 0])
    assert found["sameArgmax"] == 0
    assert found["sameArgmaxOrTie"] == pytest.approx(1 / 3)


def test_what_the_reference_finds_impossible_adds_nothing() -> None:
    p = np.array([[0.0, -np.inf]], dtype=np.float32)
    q = log_softmax(np.array([[1.0, 1.0]]))
    assert figures(p, q, [0])["klMean"] == pytest.approx(np.log(2))


def test_what_the_artefact_finds_impossible_is_infinitely_far() -> None:
    p = log_softmax(np.array([[1.0, 1.0]]))
    q = np.array([[0.0, -np.inf]], dtype=np.float32)
    assert figures(p, q, [0])["klMean"] == np.inf


def test_a_padded_vocabulary_is_compared_on_the_common_part() -> None:
    p, q, tokens = pair(3, 0.2)
    padded = np.concatenate([q, np.full((len(q), 6), -50.0, np.float32)], axis=1)
    assert figures(p, padded, tokens)["klMean"] == pytest.approx(figures(p, q, tokens)["klMean"])
