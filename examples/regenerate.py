"""Writes an example's generated files, or proves that they still match their script."""

from collections.abc import Mapping
from pathlib import Path


def regenerate(folder: Path, files: Mapping[str, bytes], *, check: bool) -> int:
    """Write `files` (name to content) into `folder`, or with `check` only compare.

    Returns a process exit code: 0 when the folder holds exactly these bytes, 1 on any drift.
    """
    drifted = 0
    for name, content in files.items():
        path = folder / name
        if not check:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"{path}: written, {len(content):,} bytes")
        elif not path.is_file():
            print(f"{path}: missing. Run the script without --check to write it.")
            drifted = 1
        elif path.read_bytes() != content:
            print(f"{path}: differs from what the script makes. Run it without --check.")
            drifted = 1
        else:
            print(f"{path}: as generated")
    return drifted
