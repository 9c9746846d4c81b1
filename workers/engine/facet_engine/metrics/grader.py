"""The one shape of a grade: evaluation reports it, filters select with it, rewards train on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Answer:
    """One answer of a model beside what was expected.

    `output` is the generated text, `reference` the expected one, `loss` the mean negative
    log-likelihood in nats the model gives a token of the reference (end of turn included).
    """

    output: str
    reference: str
    loss: float


@dataclass(frozen=True)
class Grader:
    """A metric: `grade` scores one answer, `summary` a whole set of scores.

    `kind` decides the statistics of a comparison: `yes-no` grades are 0 or 1, `score` grades any
    number. A `log` scale is averaged as logarithms (its summary is the geometric mean).
    `needs_text` is false where the reference's likelihood is enough and nothing is generated.
    """

    name: str
    label: str
    help: str
    grade: Callable[[Answer], float]
    kind: Literal["yes-no", "score"] = "yes-no"
    scale: Literal["linear", "log"] = "linear"
    higher_is_better: bool = True
    needs_text: bool = True

    def summary(self, scores: Sequence[float]) -> float:
        """The mean of at least one score, on the grader's own scale."""
        if self.scale == "log":
            return math.exp(math.fsum(map(math.log, scores)) / len(scores))
        return math.fsum(scores) / len(scores)
