"""How surprised the model is by the reference."""

from __future__ import annotations

from facet_engine.metrics.grader import Answer, Grader


def grade(answer: Answer) -> float:
    """Mean negative log-likelihood of a reference token given the prompt, in nats."""
    return answer.loss


GRADER = Grader(
    name="loss",
    label="Loss",
    help="How surprised the model is by the expected answer, per token; lower is better.",
    grade=grade,
    kind="score",
    higher_is_better=False,
    needs_text=False,
)
