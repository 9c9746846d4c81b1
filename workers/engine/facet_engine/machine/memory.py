"""How much memory this process may still take: the machine's and the container's word."""

from __future__ import annotations

import os
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup")


def available_bytes() -> int:
    """The smaller of what the system calls available and what the cgroup still allows."""
    limits = [_system_available()]
    for used, limit in (
        ("memory.current", "memory.max"),
        ("memory/memory.usage_in_bytes", "memory/memory.limit_in_bytes"),
    ):
        allowed, taken = _number(CGROUP / limit), _number(CGROUP / used)
        if allowed is not None and taken is not None:
            # Cached file pages count as used but give way.
            limits.append(allowed - taken + _reclaimable())
    return max(0, min(limits))


def _system_available() -> int:
    meminfo = Path("/proc/meminfo")
    if meminfo.is_file():
        for line in meminfo.read_text("ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def _reclaimable() -> int:
    stat = CGROUP / "memory.stat"
    if not stat.is_file():
        return 0
    entries = dict(line.split() for line in stat.read_text("ascii").splitlines() if " " in line)
    return int(entries.get("inactive_file", 0))


def _number(path: Path) -> int | None:
    try:
        return int(path.read_text("ascii"))
    except (OSError, ValueError):
        return None
