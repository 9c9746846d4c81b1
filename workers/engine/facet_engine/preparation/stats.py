"""Counts over the rows of one split, in constant memory."""

from __future__ import annotations

from collections import Counter
from typing import Any

from facet_engine.preparation.row import PreparedRow


class SplitStats:
    """Feed every row once; `summary` is the split's part of the result."""

    def __init__(self, max_length: int) -> None:
        self._max_length = max_length
        self.rows = self.kept = self.cut_rows = self.cut_tokens = 0
        self.tokens = self.trained_tokens = self.max_tokens = 0
        self.longest = 0
        self.shortest: int | None = None
        self.reasons: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()
        self._buckets: Counter[int] = Counter()

    def add(self, row: PreparedRow) -> None:
        self.rows += 1
        self.notes.update(row.notes)
        if row.length:
            self._buckets[_bucket(row.length)] += 1
            self.longest = max(self.longest, row.length)
            self.shortest = min(self.shortest or row.length, row.length)
        if row.dropped:
            self.reasons[row.dropped] += 1
            return
        self.kept += 1
        self.tokens += len(row.ids)
        self.trained_tokens += row.trained
        self.max_tokens = max(self.max_tokens, len(row.ids))
        self.cut_rows += row.cut > 0
        self.cut_tokens += row.cut

    def summary(self) -> dict[str, Any]:
        """Lengths in the histogram are those before any cut, of every row that has tokens."""
        return {
            "rows": self.rows,
            "kept": self.kept,
            "dropped": self.rows - self.kept,
            "cut": self.cut_rows,
            "tokens": self.tokens,
            "cutTokens": self.cut_tokens,
            "trainedTokens": self.trained_tokens,
            "maxTokens": self.max_tokens,
            "meanTokens": round(self.tokens / self.kept, 2) if self.kept else 0,
            "longestTokens": self.longest,
            "histogram": [
                {"upTo": up_to, "rows": self._buckets[up_to]} for up_to in sorted(self._buckets)
            ],
            "dropReasons": dict(sorted(self.reasons.items())),
        }


def _bucket(length: int) -> int:
    """The upper border of a length's bucket: powers of two and the halves between, from 16."""
    border = 16
    while border < length:
        border = border * 3 // 2 if border & (border - 1) == 0 else border // 3 * 4
    return border
