"""Is the reference somewhere in the answer?"""

from __future__ import annotations

from facet_engine.metrics.grader import Answer, Grader
from facet_engine.metrics.normalized_text import normalize


def grade(answer: Answer) -> float:
    """1 when the normalised answer holds the normalised reference; empty only matches empty."""
    wanted, given = normalize(answer.reference), normalize(answer.output)
    return float(wanted in given if wanted else not given)


GRADER = Grader(
    name="contains",
    label="Contains",
    help="Share of answers that contain the expected text; case and white space are ignored.",
    grade=grade,
)
