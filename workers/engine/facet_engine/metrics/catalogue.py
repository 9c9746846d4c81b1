"""Every metric by name."""

from __future__ import annotations

from facet_engine.metrics import (
    contains,
    exact_match,
    json_equal,
    loss,
    normalized_match,
    perplexity,
    token_f1,
)
from facet_engine.metrics.grader import Grader
from facet_engine.protocol.errors import EngineError

GRADERS: dict[str, Grader] = {
    module.GRADER.name: module.GRADER
    for module in (
        exact_match,
        normalized_match,
        json_equal,
        contains,
        token_f1,
        loss,
        perplexity,
    )
}


def find_grader(name: str) -> Grader:
    if name not in GRADERS:
        raise EngineError(
            "internal",
            "user",
            f"There is no metric called {name!r}.",
            "config.primaryMetric",
            f"Choose one of {', '.join(GRADERS)}.",
        )
    return GRADERS[name]
