"""Does the answer, read by a JSON parser, hold the same value as the reference?"""

from __future__ import annotations

import json
from typing import Any

from facet_engine.metrics.grader import Answer, Grader


def grade(answer: Answer) -> float:
    """1 when both texts parse and are the same value; key order and spelling of numbers are free.

    The answer must be JSON and nothing else: a program that parses it would fail on text around it.
    A reference that is not JSON is matched by nothing.
    """
    try:
        return float(_same(parse_json(answer.output), parse_json(answer.reference)))
    except (ValueError, RecursionError):
        return 0.0


def parse_json(text: str) -> Any:
    """Parse strict JSON; NaN, infinities and a key given twice are refused with ValueError."""
    return json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)


def _same(left: Any, right: Any) -> bool:
    # Python takes True for 1; JSON does not.
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_same, left, right))
    return bool(left == right)


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is given twice")
    return found


GRADER = Grader(
    name="json_equal",
    label="Equal JSON",
    help="Share of answers that are valid JSON with exactly the expected value.",
    grade=grade,
)
