"""The verdict: is the tuned model better than its base, and how sure can these rows make us?

Yes/no metrics: exact McNemar test decides, Tango's score interval says how large the difference is.
(Whenever that test finds p < 0.05 the interval excludes zero too; the other way round it may not.)
Other metrics: a paired BCa bootstrap of 10,000 resamples decides by excluding zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from facet_engine.evaluation.bootstrap import paired_bootstrap
from facet_engine.evaluation.mcnemar import fewest_gains, mcnemar_exact
from facet_engine.evaluation.score_interval import score_interval
from facet_engine.metrics.grader import Grader

LEVEL = 0.95
ALPHA = 1 - LEVEL
FEWEST_ROWS = 30


def judge(
    grader: Grader, base: Sequence[float], tuned: Sequence[float], seed: int
) -> dict[str, Any]:
    """Compare paired grades of the same n >= 1 rows; `seed` fixes the bootstrap's draws."""
    if len(base) != len(tuned) or not base:
        raise ValueError("a verdict needs the same rows, at least one, from both models")
    sign = 1 if grader.higher_is_better else -1
    gains = [sign * (after - before) for before, after in zip(base, tuned, strict=True)]
    better, worse = sum(gain > 0 for gain in gains), sum(gain < 0 for gain in gains)
    before, after = grader.summary(base), grader.summary(tuned)
    p_value: float | None = None
    if grader.kind == "yes-no":
        test = "mcnemar-exact"
        p_value = mcnemar_exact(better, worse)
        low, high = score_interval(better, worse, len(base), LEVEL)
        if sign < 0:
            low, high = -high, -low
        decided = p_value < ALPHA
    else:
        test = "paired-bootstrap"
        log_scale = grader.scale == "log"
        low, high = paired_bootstrap(np.asarray(base), np.asarray(tuned), seed, LEVEL, log_scale)
        decided = low > 0 or high < 0
    verdict = {
        "metric": grader.name,
        "n": len(base),
        "base": before,
        "tuned": after,
        "difference": after - before,
        "better": better,
        "worse": worse,
        "same": len(base) - better - worse,
        "interval": [low, high],
        "level": LEVEL,
        "pValue": p_value,
        "test": test,
        "conclusion": _conclude(len(base), decided, sign * (after - before)),
    }
    return {**verdict, "sentence": sentence(grader, verdict)}


def _conclude(n: int, decided: bool, gain: float) -> str:
    if n < FEWEST_ROWS:
        return "too-few-rows"
    if not decided:
        return "no-measurable-gain"
    return "better" if gain > 0 else "worse"


def sentence(grader: Grader, verdict: dict[str, Any]) -> str:
    """One or two plain sentences with the figures that carry the conclusion."""
    conclusion = verdict["conclusion"]
    figures = _figures(grader, verdict)
    if conclusion == "too-few-rows":
        return f"Too few rows to tell: {figures}. {_what_few_can_show(grader, verdict)}"
    if conclusion == "no-measurable-gain":
        chance = f"; {_chance(verdict)}" if verdict["better"] or verdict["worse"] else ""
        return f"No measurable gain: {figures}: {_range(grader, verdict)}{chance}."
    word = "Better" if conclusion == "better" else "Worse"
    return f"{word}: {figures}: {_range(grader, verdict)}."


def _figures(grader: Grader, verdict: dict[str, Any]) -> str:
    n, rows = verdict["n"], "row" if verdict["n"] == 1 else "rows"
    if grader.kind == "yes-no":
        right_after, right_before = round(verdict["tuned"] * n), round(verdict["base"] * n)
        return (
            f"the tuned model gets {right_after} of {n} held-out {rows} right ({grader.label}), "
            f"the base model {right_before}"
        )
    lower = "" if grader.higher_is_better else ", lower is better"
    return (
        f"{grader.label} on {n} held-out {rows} is {_number(verdict['tuned'])} for the tuned model "
        f"and {_number(verdict['base'])} for the base model{lower}"
    )


def _range(grader: Grader, verdict: dict[str, Any]) -> str:
    low, high = verdict["interval"]
    if grader.kind == "yes-no":
        points = [f"{100 * value:+.1f}" for value in (verdict["difference"], low, high)]
        return f"{points[0]} points (95 % interval {points[1]} to {points[2]})"
    numbers = [_number(value, "+") for value in (verdict["difference"], low, high)]
    return f"{numbers[0]} (95 % interval {numbers[1]} to {numbers[2]})"


def _chance(verdict: dict[str, Any]) -> str:
    if verdict["pValue"] is None:
        return "it could be chance"
    return f"it could be chance (p = {verdict['pValue']:.2f})"


def _what_few_can_show(grader: Grader, verdict: dict[str, Any]) -> str:
    n = verdict["n"]
    needed = f"{FEWEST_ROWS} held-out rows or more give a verdict."
    if grader.kind == "yes-no" and n < fewest_gains(ALPHA):
        return f"{n} such rows cannot be told from chance whatever they show; {needed}"
    low, high = (_bound(grader, value) for value in verdict["interval"])
    return f"With so few the true difference may be anywhere from {low} to {high}; {needed}"


def _bound(grader: Grader, value: float) -> str:
    return f"{100 * value:+.0f} points" if grader.kind == "yes-no" else _number(value, "+")


def _number(value: float, sign: str = "") -> str:
    magnitude = abs(value)
    if magnitude >= 1000:
        return f"{value:{sign}.3g}"
    return f"{value:{sign}.{1 if magnitude >= 100 else 2 if magnitude >= 10 else 3}f}"
