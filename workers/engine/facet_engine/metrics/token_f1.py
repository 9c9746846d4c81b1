"""How many words the answer and the reference share."""

from __future__ import annotations

from collections import Counter

from facet_engine.metrics.grader import Answer, Grader
from facet_engine.metrics.normalized_text import words


def grade(answer: Answer) -> float:
    """F1 of shared words, each counted as often as it stands in both; 1 when neither has a word."""
    given, wanted = Counter(words(answer.output)), Counter(words(answer.reference))
    if not given or not wanted:
        return float(given == wanted)
    shared = (given & wanted).total()
    return 2 * shared / (given.total() + wanted.total())


GRADER = Grader(
    name="token_f1",
    label="Shared words (F1)",
    help="Overlap of words between answer and expected text, 0 to 1; word order is ignored.",
    grade=grade,
    kind="score",
)
