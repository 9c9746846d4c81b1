"""Is the answer the reference, letter by letter?"""

from __future__ import annotations

from facet_engine.metrics.grader import Answer, Grader


def grade(answer: Answer) -> float:
    """1 when both texts are equal without white space around them (templates add and eat it)."""
    return float(answer.output.strip() == answer.reference.strip())


GRADER = Grader(
    name="exact_match",
    label="Exact match",
    help="Share of answers that equal the expected text, apart from white space around it.",
    grade=grade,
)
