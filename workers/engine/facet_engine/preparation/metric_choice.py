"""Which metric fits a data set, judged from its reference answers."""

from __future__ import annotations

import json
from collections import Counter

from facet_engine.preparation.row import PreparedRow
from facet_engine.protocol.files import sha256_text

JSON_SHARE = 0.95
MAX_LABELS = 64
SHORT_TOKENS = 8


class MetricChoice:
    """Feed rows, then ask; keeps at most `MAX_LABELS` + 1 hashes and a histogram of lengths."""

    def __init__(self) -> None:
        self._references = 0
        self._json = 0
        self._lengths: Counter[int] = Counter()
        self._distinct: set[str] = set()

    def add(self, row: PreparedRow) -> None:
        if row.reference is None:
            return
        self._references += 1
        self._json += _is_json_value(row.reference)
        self._lengths[row.reference_tokens] += 1
        if len(self._distinct) <= MAX_LABELS:
            self._distinct.add(sha256_text(row.reference.strip()))

    def suggest(self) -> dict[str, str]:
        """`{metric, reason}`, the reason as one sentence with the figures it rests on."""
        count = self._references
        if count == 0:
            return _choice("loss", "The rows have no reference answers to compare with.")
        share = self._json / count
        if share >= JSON_SHARE:
            return _choice(
                "json_equal",
                f"{share:.0%} of the {count} reference answers are JSON objects or arrays.",
            )
        labels = len(self._distinct)
        # A handful of rows always has few different answers; labels are answers that come again.
        if labels <= MAX_LABELS and labels * 2 <= count:
            return _choice(
                "exact_match", f"The {count} reference answers are only {labels} different texts."
            )
        median = self._median_tokens()
        if median <= SHORT_TOKENS:
            return _choice(
                "exact_match", f"Half of the reference answers have {median} tokens or fewer."
            )
        return _choice(
            "loss",
            f"The reference answers are free text (half of them longer than {median - 1} tokens), "
            "so they are compared by how likely the model finds them.",
        )

    def _median_tokens(self) -> int:
        seen = 0
        for length in sorted(self._lengths):
            seen += self._lengths[length]
            if seen * 2 >= self._references:
                return length
        return 0


def _is_json_value(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _choice(metric: str, reason: str) -> dict[str, str]:
    return {"metric": metric, "reason": reason}
