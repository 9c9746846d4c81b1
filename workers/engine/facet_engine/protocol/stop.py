"""Being told to leave: SIGTERM, a closed stdin, a dead parent. One object answers all three."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable

from facet_engine.protocol.errors import EXIT_TERMINATED

PARENT_POLL_SECONDS = 1.0
ORPHAN_GRACE_SECONDS = 10.0
PR_SET_PDEATHSIG = 1


class Stop:
    """Whether, and why, the task was asked to leave.

    Until a task calls `take_over`, a request ends the process at once (nothing is there to save).
    Afterwards it only raises `requested`, and the task leaves at its next safe point. Without a
    parent the task has ten seconds for that, because nobody is left to stop it.
    """

    def __init__(self, leave: Callable[[int], None] = os._exit) -> None:
        self._leave = leave
        self._lock = threading.Lock()
        self._taken_over = False
        self._farewell: Callable[[str], None] | None = None
        self.reason: str | None = None
        self.requested_at = 0.0

    @property
    def requested(self) -> bool:
        return self.reason is not None

    def on_leave(self, farewell: Callable[[str], None]) -> None:
        """Called with the reason just before the process ends without saving."""
        self._farewell = farewell

    def take_over(self) -> None:
        """From here on the task itself leaves, at its next safe point."""
        with self._lock:
            self._taken_over = True

    def hand_back(self) -> None:
        """The task has nothing left to save: a request, also an earlier one, ends the process."""
        with self._lock:
            self._taken_over = False
        if self.reason is not None:
            self._say_and_leave(self.reason)

    def request(self, reason: str, grace_seconds: float | None = None) -> None:
        with self._lock:
            taken_over = self._taken_over
            if self.reason is None:
                self.reason = reason
                self.requested_at = time.monotonic()
        if not taken_over:
            self._say_and_leave(reason)
        elif grace_seconds is not None:
            timer = threading.Timer(grace_seconds, self._say_and_leave, [reason])
            timer.daemon = True
            timer.start()

    def _say_and_leave(self, reason: str) -> None:
        if self._farewell:
            self._farewell(reason)
        self._leave(EXIT_TERMINATED)


def watch_lifetime(stop: Stop, watch_stdin: bool) -> threading.Thread:
    """Watch SIGTERM, the parent and (if it is a pipe) stdin from a thread of its own.

    The signal's number arrives through a wake-up descriptor, so that a main thread deep in native
    code (an import, a long step) does not delay leaving.
    """
    parent = os.getppid()
    _die_with_parent()
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    # A handler must exist for the wake-up byte to be written; the thread below does the work.
    signal.signal(signal.SIGTERM, lambda *_: None)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, lambda *_: None)
    stdin = sys.stdin.fileno() if watch_stdin and _is_pipe(0) else None
    thread = threading.Thread(
        target=_watch, args=(stop, reading, stdin, parent), name="lifetime", daemon=True
    )
    thread.start()
    return thread


def _watch(stop: Stop, signals: int, stdin: int | None, parent: int) -> None:
    descriptors = [signals] if stdin is None else [signals, stdin]
    while True:
        ready, _, _ = select.select(descriptors, [], [], PARENT_POLL_SECONDS)
        if signals in ready and os.read(signals, 64):
            # An orphan gets SIGTERM too (see _die_with_parent), with the shorter time to leave.
            orphan = os.getppid() != parent
            stop.request("SIGTERM", ORPHAN_GRACE_SECONDS if orphan else None)
        if stdin in ready and stdin is not None and not _read_some(stdin):
            descriptors.remove(stdin)
            stdin = None
            stop.request("the parent closed stdin", ORPHAN_GRACE_SECONDS)
        if os.getppid() != parent:
            stop.request("the parent process ended", ORPHAN_GRACE_SECONDS)
            return


def _read_some(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:
        return b""


def _is_pipe(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    # Node gives a child's "pipe" as one end of a socket pair.
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _die_with_parent() -> None:
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    except (OSError, AttributeError):
        return
