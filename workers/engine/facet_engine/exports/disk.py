"""Is there room for what is about to be written?"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from facet_engine.protocol.errors import EngineError

SPARE = 64 << 20
MARGIN = 1.05


def check_space(needs: Mapping[Path, int]) -> None:
    """Raise `disk_full` unless every folder's disk has room for its bytes, and a little more."""
    disks: dict[int, tuple[Path, int]] = {}
    for folder, count in needs.items():
        device = folder.stat().st_dev
        known = disks.get(device, (folder, 0))
        disks[device] = (known[0], known[1] + count)
    for folder, count in disks.values():
        wanted = int(count * MARGIN) + SPARE
        free = shutil.disk_usage(folder).free
        if free < wanted:
            raise EngineError(
                "disk_full",
                "resource",
                f"The export needs about {_size(wanted)} of disk, {_size(free)} are free.",
                "disk",
                "Free some space (old checkpoints, exports and caches), or ask for fewer formats.",
                {"neededBytes": wanted, "freeBytes": free},
            )


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
