"""The loss as a number of equally likely choices."""

from __future__ import annotations

import math

from facet_engine.metrics.grader import Answer, Grader

# e^700 is near the largest double; a loss beyond that says no more than "hopeless".
LARGEST_LOSS = 700.0


def grade(answer: Answer) -> float:
    """e to the loss of one answer; the summary is the geometric mean, so e to the mean loss."""
    return math.exp(min(answer.loss, LARGEST_LOSS))


GRADER = Grader(
    name="perplexity",
    label="Perplexity",
    help="Among how many equally likely tokens the model seems to choose; lower is better.",
    grade=grade,
    kind="score",
    scale="log",
    higher_is_better=False,
    needs_text=False,
)
