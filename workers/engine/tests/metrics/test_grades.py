"""What each metric takes for right."""

from __future__ import annotations

import math

import pytest

from facet_engine.metrics.catalogue import GRADERS, find_grader
from facet_engine.metrics.grader import Answer
from facet_engine.protocol.errors import EngineError


def grade(metric: str, output: str, reference: str, loss: float = 0.0) -> float:
    return GRADERS[metric].grade(Answer(output, reference, loss))


@pytest.mark.parametrize(
    ("output", "reference", "right"),
    [
        ("Paris", "Paris", 1),
        (" Paris\n", "Paris", 1),
        ("paris", "Paris", 0),
        ("Paris.", "Paris", 0),
        ("a  b", "a b", 0),
        ("", "", 1),
    ],
)
def test_exact_match_forgives_only_white_space_around(
    output: str, reference: str, right: float
) -> None:
    assert grade("exact_match", output, reference) == right


@pytest.mark.parametrize(
    ("output", "reference", "right"),
    [
        ("  PARIS. ", "paris", 1),
        ("“Paris”", "Paris", 1),
        ("New\n York", "new york", 1),
        ("STRASSE", "straße", 1),
        ("ﬁne", "fine", 1),
        ("it's", "its", 0),
        ("$5", "5", 0),
        ("...", "...", 1),
        ("...", "", 0),
        ("Paris, France", "Paris", 0),
    ],
)
def test_normalized_match_forgives_case_white_space_and_punctuation_around(
    output: str, reference: str, right: float
) -> None:
    assert grade("normalized_match", output, reference) == right


@pytest.mark.parametrize(
    ("output", "reference", "right"),
    [
        ('{"b": 2, "a": 1}', '{"a":1,"b":2}', 1),
        ('{"a":1.0}', '{"a":1}', 1),
        ('{"a":true}', '{"a":1}', 0),
        ('{"a":null}', "{}", 0),
        ("[1,2]", "[2,1]", 0),
        ('{"a":1} ok', '{"a":1}', 0),
        ('```json\n{"a":1}\n```', '{"a":1}', 0),
        ('{"a":1,"a":2}', '{"a":2}', 0),
        ("NaN", "NaN", 0),
        ("text", "text", 0),
        ('"\\u00e9"', '"é"', 1),
        ("[" * 100_000, "[]", 0),
        ("null", "null", 1),
    ],
)
def test_json_equal_compares_values_as_a_parser_reads_them(
    output: str, reference: str, right: float
) -> None:
    assert grade("json_equal", output, reference) == right


@pytest.mark.parametrize(
    ("output", "reference", "right"),
    [
        ("The answer is PARIS, of course", "paris", 1),
        ("new\nyork city", "New York", 1),
        ("London", "Paris", 0),
        ("anything", "", 0),
        ("  ", "", 1),
    ],
)
def test_contains_looks_for_the_reference_anywhere(
    output: str, reference: str, right: float
) -> None:
    assert grade("contains", output, reference) == right


@pytest.mark.parametrize(
    ("output", "reference", "score"),
    [
        ("the cat sat", "the cat sat", 1.0),
        ("sat the cat!", "The cat sat.", 1.0),
        ("the cat", "the cat sat on", 2 * 2 / 6),
        ("a a a", "a", 2 * 1 / 4),
        ("x", "y", 0.0),
        ("", "", 1.0),
        ("", "y", 0.0),
        ("漢字", "漢字か", 2 * 2 / 5),
    ],
)
def test_token_f1_counts_shared_words(output: str, reference: str, score: float) -> None:
    assert grade("token_f1", output, reference) == pytest.approx(score)


def test_perplexity_is_e_to_the_loss_also_when_summarised() -> None:
    losses = [0.5, 1.5, 4.0]
    grades = [grade("perplexity", "", "", loss) for loss in losses]
    assert grades == pytest.approx([math.exp(loss) for loss in losses])
    assert GRADERS["perplexity"].summary(grades) == pytest.approx(math.exp(2.0))
    assert GRADERS["loss"].summary([grade("loss", "", "", loss) for loss in losses]) == 2.0


def test_a_hopeless_loss_still_has_a_finite_perplexity() -> None:
    assert math.isfinite(grade("perplexity", "", "", 1e6))


def test_every_metric_is_found_by_its_name_and_no_other() -> None:
    assert {name: find_grader(name).name for name in GRADERS} == {name: name for name in GRADERS}
    with pytest.raises(EngineError, match="bleu"):
        find_grader("bleu")
