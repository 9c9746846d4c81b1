"""Tokens to text as they come: whole characters only, and nothing of a stop text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

NOT_YET_A_CHARACTER = "\ufffd"


class TokenText:
    """The text of growing ids. Special tokens write nothing; a character is never cut in two."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._ids: list[int] = []
        # Text is decoded from a little before what is new, because some tokenizers write a word's
        # space only where another word stands before it.
        self._before, self._shown = 0, 0

    def push(self, token: int) -> str:
        """The text that is certain with this token; empty while a character is incomplete."""
        self._ids.append(token)
        known, whole = self._decode(self._shown), self._decode(len(self._ids))
        if whole.endswith(NOT_YET_A_CHARACTER) or len(whole) <= len(known):
            return ""
        self._before, self._shown = self._shown, len(self._ids)
        return whole[len(known) :]

    def flush(self) -> str:
        """What is left when no token follows."""
        text = self._decode(len(self._ids))[len(self._decode(self._shown)) :]
        self._shown = len(self._ids)
        return text

    def _decode(self, end: int) -> str:
        return str(self._tokenizer.decode(self._ids[self._before : end], skip_special_tokens=True))


class StopTexts:
    """Watches streamed text for stop texts that may arrive in pieces."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = [stop for stop in stops if stop]
        self._held = ""

    def push(self, text: str) -> tuple[str, bool]:
        """Text that may be shown now, and whether a stop text was completed."""
        seen = self._held + text
        found = [at for at in (seen.find(stop) for stop in self._stops) if at >= 0]
        if found:
            self._held = ""
            return seen[: min(found)], True
        kept = max((_beginning_at_end(seen, stop) for stop in self._stops), default=0)
        self._held = seen[len(seen) - kept :]
        return seen[: len(seen) - kept], False

    def flush(self) -> str:
        """What was held back because it could have become a stop text."""
        rest, self._held = self._held, ""
        return rest


def _beginning_at_end(text: str, stop: str) -> int:
    """Length of the longest proper beginning of `stop` that `text` ends with."""
    for length in range(min(len(stop) - 1, len(text)), 0, -1):
        if text.endswith(stop[:length]):
            return length
    return 0
