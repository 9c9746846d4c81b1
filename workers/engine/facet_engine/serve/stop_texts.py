"""Texts that end an answer, found also where they arrive in pieces."""

from __future__ import annotations


class StopTexts:
    """Lets text through up to the first stop text; holds back what might be the beginning of one."""

    def __init__(self, stops: tuple[str, ...]) -> None:
        self._stops = tuple(stop for stop in stops if stop)
        self._held = ""
        self.found = False

    def add(self, text: str) -> str:
        """The part that may be shown now."""
        pending = self._held + text
        places = [place for stop in self._stops if (place := pending.find(stop)) >= 0]
        if places:
            self.found = True
            self._held = ""
            return pending[: min(places)]
        keep = self._open_end(pending)
        self._held = pending[len(pending) - keep :] if keep else ""
        return pending[: len(pending) - keep]

    def rest(self, text: str = "") -> str:
        """What was held back, once nothing more comes."""
        shown = self.add(text)
        if self.found:
            return shown
        shown, self._held = shown + self._held, ""
        return shown

    def _open_end(self, text: str) -> int:
        """Length of the longest end of `text` that begins a stop text."""
        longest = max((len(stop) for stop in self._stops), default=1) - 1
        for length in range(min(longest, len(text)), 0, -1):
            if any(stop.startswith(text[-length:]) for stop in self._stops):
                return length
        return 0
