"""A sign of life every five seconds, with the memory in use."""

from __future__ import annotations

import os
import resource
import sys
import threading
from pathlib import Path

from facet_engine.protocol.events import Events

HEARTBEAT_SECONDS = 5.0


def start_heartbeat(events: Events, seconds: float = HEARTBEAT_SECONDS) -> threading.Event:
    """Beat until the returned event is set."""
    finished = threading.Event()

    def beat() -> None:
        while not finished.wait(seconds):
            events.emit("heartbeat", rssBytes=resident_bytes())

    threading.Thread(target=beat, name="heartbeat", daemon=True).start()
    return finished


def resident_bytes() -> int:
    """Resident memory of this process now, in bytes (its peak where only that is told)."""
    try:
        statm = Path("/proc/self/statm").read_text("ascii")
        return int(statm.split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return peak_resident_bytes()


def peak_resident_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
