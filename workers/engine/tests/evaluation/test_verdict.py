"""The verdict says no more than the rows can carry."""

from __future__ import annotations

import random

import pytest

from facet_engine.evaluation.verdict import judge
from facet_engine.metrics.catalogue import GRADERS

EXACT, LOSS, F1 = GRADERS["exact_match"], GRADERS["loss"], GRADERS["token_f1"]


def yes_no(better: int, worse: int, both: int, neither: int) -> tuple[list[float], list[float]]:
    base = [0.0] * better + [1.0] * worse + [1.0] * both + [0.0] * neither
    tuned = [1.0] * better + [0.0] * worse + [1.0] * both + [0.0] * neither
    return base, tuned


def test_a_clear_gain_is_better_in_these_words() -> None:
    verdict = judge(EXACT, *yes_no(147, 0, 0, 3), seed=1)
    assert verdict["conclusion"] == "better"
    assert verdict["sentence"] == (
        "Better: the tuned model gets 147 of 150 held-out rows right (Exact match), the base model "
        "0: +98.0 points (95 % interval +93.1 to +99.3)."
    )
    assert (verdict["better"], verdict["worse"], verdict["same"]) == (147, 0, 3)
    assert verdict["test"] == "mcnemar-exact"
    assert verdict["pValue"] < 1e-40


def test_a_clear_fall_is_worse() -> None:
    verdict = judge(EXACT, *yes_no(2, 30, 40, 28), seed=1)
    assert verdict["conclusion"] == "worse"
    assert verdict["difference"] == pytest.approx(-0.28)
    assert verdict["interval"][1] < 0
    assert verdict["sentence"].startswith("Worse: the tuned model gets 42 of 100")


def test_a_small_difference_is_called_chance() -> None:
    verdict = judge(EXACT, *yes_no(7, 5, 15, 123), seed=1)
    assert verdict["conclusion"] == "no-measurable-gain"
    assert verdict["interval"][0] < 0 < verdict["interval"][1]
    assert "it could be chance (p = 0.77)" in verdict["sentence"]


@pytest.mark.parametrize("right", [0.0, 1.0])
def test_no_change_at_all_is_no_gain(right: float) -> None:
    verdict = judge(EXACT, [right] * 50, [right] * 50, seed=1)
    assert verdict["conclusion"] == "no-measurable-gain"
    assert verdict["pValue"] == 1.0
    assert "chance" not in verdict["sentence"]


def test_twenty_nine_rows_give_no_verdict_and_thirty_do() -> None:
    few = judge(EXACT, *yes_no(29, 0, 0, 0), seed=1)
    assert few["conclusion"] == "too-few-rows"
    assert "anywhere from +77 points to +100 points" in few["sentence"]
    assert "30 held-out rows or more give a verdict" in few["sentence"]
    assert judge(EXACT, *yes_no(30, 0, 0, 0), seed=1)["conclusion"] == "better"


def test_five_rows_are_told_that_they_can_show_nothing() -> None:
    verdict = judge(EXACT, *yes_no(5, 0, 0, 0), seed=1)
    assert "5 such rows cannot be told from chance whatever they show" in verdict["sentence"]


def test_a_lower_loss_is_better() -> None:
    draw = random.Random(3)
    base = [draw.gammavariate(2, 1) for _ in range(80)]
    verdict = judge(LOSS, base, [value * 0.6 for value in base], seed=1)
    assert verdict["conclusion"] == "better"
    assert verdict["difference"] < 0
    assert verdict["better"] == 80
    assert verdict["pValue"] is None
    assert verdict["test"] == "paired-bootstrap"
    assert "lower is better" in verdict["sentence"]


def test_a_higher_loss_is_worse_and_a_higher_f1_better() -> None:
    draw = random.Random(3)
    base = [draw.random() * 0.5 for _ in range(80)]
    tuned = [value + draw.random() * 0.4 for value in base]
    assert judge(LOSS, base, tuned, seed=1)["conclusion"] == "worse"
    assert judge(F1, base, tuned, seed=1)["conclusion"] == "better"


@pytest.mark.parametrize("name", sorted(GRADERS))
def test_exchanging_the_models_turns_the_verdict_round(name: str) -> None:
    draw = random.Random(8)
    if GRADERS[name].kind == "yes-no":
        base, tuned = yes_no(40, 5, 10, 5)
    else:
        base = [1 + draw.random() for _ in range(60)]
        tuned = [value * 0.7 for value in base]
    one, other = judge(GRADERS[name], base, tuned, 1), judge(GRADERS[name], tuned, base, 1)
    assert {one["conclusion"], other["conclusion"]} == {"better", "worse"}
    assert (one["better"], one["worse"]) == (other["worse"], other["better"])


def test_unpaired_or_missing_rows_are_an_error() -> None:
    with pytest.raises(ValueError, match="same rows"):
        judge(EXACT, [1.0], [1.0, 0.0], 1)
    with pytest.raises(ValueError, match="at least one"):
        judge(EXACT, [], [], 1)


def test_chance_alone_is_rarely_called_a_gain_or_a_loss() -> None:
    draw = random.Random(5)
    wrong = 0
    for _ in range(400):
        changed = [draw.random() < 0.2 for _ in range(60)]
        base = [float(draw.random() < 0.5) for _ in range(60)]
        tuned = [1 - b if c else b for b, c in zip(base, changed, strict=True)]
        wrong += judge(EXACT, base, tuned, 1)["conclusion"] != "no-measurable-gain"
    assert wrong / 400 <= 0.05
