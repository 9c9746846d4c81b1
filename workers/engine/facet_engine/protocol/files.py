"""Files as the platform names them: path, size and sha256."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

CHUNK_BYTES = 1 << 20


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def describe_file(path: Path, base: Path) -> dict[str, Any]:
    """`{path, bytes, sha256}` with the path relative to `base`, in POSIX form."""
    return {
        "path": path.relative_to(base).as_posix(),
        "bytes": path.stat().st_size,
        "sha256": sha256_of(path),
    }


def describe_folder(folder: Path, base: Path | None = None) -> list[dict[str, Any]]:
    """Every file below `folder`, sorted by path, relative to `base` (or the folder itself)."""
    base = base or folder
    return [describe_file(path, base) for path in sorted(folder.rglob("*")) if path.is_file()]


def canonical_json(value: Any) -> str:
    """One spelling a value: sorted keys, no spaces, so that equal values have equal hashes."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def sha256_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n", "utf-8")


def read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def sync_folder(folder: Path) -> None:
    """Flush every file of a folder, and the folder's own entries, to the disk.

    Files get the ordinary mode too: the safetensors writer makes them readable by their owner only.
    """
    for path in [*sorted(folder.rglob("*")), folder]:
        if path.is_file():
            path.chmod(0o644)
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
