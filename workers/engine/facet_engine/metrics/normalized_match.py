"""Is the answer the reference, apart from case, white space and punctuation around it?"""

from __future__ import annotations

from facet_engine.metrics.grader import Answer, Grader
from facet_engine.metrics.normalized_text import normalize, strip_punctuation


def grade(answer: Answer) -> float:
    """1 when both texts are equal after normalising; a text of punctuation only stays as it is."""
    return float(_key(answer.output) == _key(answer.reference))


def _key(text: str) -> str:
    plain = normalize(text)
    return strip_punctuation(plain) or plain


GRADER = Grader(
    name="normalized_match",
    label="Normalized match",
    help="Share of answers equal to the expected text when case, white space and punctuation "
    "around the answer are ignored.",
    grade=grade,
)
