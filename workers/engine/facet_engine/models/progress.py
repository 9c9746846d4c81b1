"""Progress in bytes over several files, told a few times a second."""

from __future__ import annotations

import time
from typing import Any

from facet_engine.protocol.events import Events

PROGRESS_SECONDS = 0.25


class ByteProgress:
    """Counts bytes up to `total`; the rate leaves out what was there before the start."""

    def __init__(self, events: Events, total: int) -> None:
        self._events, self._total, self._done = events, total, 0
        self._started = time.monotonic()
        self._told = 0.0
        self._moved = 0

    def advance(self, count: int, moved: int | None = None) -> None:
        """`moved` bytes (none if not given) went over the wire; `count` more are in place."""
        self._done += count
        self._moved += moved or 0
        now = time.monotonic()
        if now - self._told >= PROGRESS_SECONDS or self._done >= self._total:
            self._told = now
            rate = self._moved / max(now - self._started, 1e-3)
            left = (self._total - self._done) / rate if rate > 0 else None
            self._events.progress(self._done, self._total, "bytes", left)

    def bar_class(self, start: int) -> type:
        """A class that huggingface_hub can use in place of tqdm; `start` bytes are counted."""
        progress = self

        class Bar:
            def __init__(self, *_: Any, initial: int = 0, **__: Any) -> None:
                # A server that ignores the range sends all of it again.
                progress.advance(initial - start)

            def update(self, count: int) -> None:
                progress.advance(count, moved=count)

            def __enter__(self) -> Bar:
                return self

            def __exit__(self, *_: object) -> None:
                return None

        return Bar
