"""Checkpoints that are whole or not there: built aside, listed in a manifest, renamed when done."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from facet_engine.protocol.errors import EngineError, as_engine_error, disk_full
from facet_engine.protocol.files import (
    describe_folder,
    read_json,
    sha256_of,
    sync_folder,
    write_json,
)

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1
FOLDER = re.compile(r"^checkpoint-(\d+)$")
FULL_BELOW_BYTES = 32 << 20
# The last two are kept whatever the limit: the newest may be on its way when the machine is lost.
FEWEST_KEPT = 2


def write_checkpoint(output_dir: Path, step: int, fill: Any, facts: Mapping[str, Any]) -> Path:
    """Let `fill(folder)` write the files of `checkpoint-<step>`; give the finished folder.

    Nothing is left behind when it fails; a full disk is named as such.
    """
    partial = output_dir / f"checkpoint-{step}.partial"
    folder = output_dir / f"checkpoint-{step}"
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        fill(partial)
        sync_folder(partial)
        manifest = {
            **facts,
            "manifestVersion": MANIFEST_VERSION,
            "step": step,
            "files": describe_folder(partial),
        }
        write_json(partial / MANIFEST, manifest)
        sync_folder(partial)
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
        _sync_entry(output_dir)
        return folder
    except Exception as error:
        known = as_engine_error(error)
        # Writers of tensors tell a full disk in words of their own; look before making room.
        if known.code != "disk_full" and _disk_was_full(output_dir, error):
            known = disk_full("checkpoint")
        shutil.rmtree(partial, ignore_errors=True)
        raise known from error


def read_manifest(folder: Path) -> dict[str, Any]:
    """Check every file of a checkpoint against its manifest; give the manifest."""
    try:
        manifest = read_json(folder / MANIFEST)
        files = {entry["path"]: entry for entry in manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged_checkpoint(folder, "its manifest cannot be read") from error
    if manifest.get("manifestVersion") != MANIFEST_VERSION:
        raise damaged_checkpoint(folder, "its manifest is of another version")
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name in sorted(present - set(files) - {MANIFEST}):
        raise damaged_checkpoint(folder, f"{name} is not listed in its manifest")
    for name, entry in files.items():
        path = folder / name
        if not path.is_file():
            raise damaged_checkpoint(folder, f"{name} is missing")
        if path.stat().st_size != entry["bytes"] or sha256_of(path) != entry["sha256"]:
            raise damaged_checkpoint(folder, f"{name} has other bytes than its manifest says")
    return dict(manifest)


def check_same_run(
    manifest: Mapping[str, Any], folder: Path, dataset_key: str, config_hashes: Sequence[str]
) -> None:
    """Refuse to go on with other data or other settings than the checkpoint was made with."""
    for field, wanted, what in (
        ("datasetKey", (dataset_key,), "data set"),
        ("configHash", config_hashes, "model or settings"),
    ):
        if manifest.get(field) not in wanted:
            raise EngineError(
                "dataset_mismatch",
                "user",
                f"The checkpoint was made with another {what} than this run has.",
                f"{folder.name}/{MANIFEST}: {field}",
                "Start a new fine-tune.",
            )


def remove_old(output_dir: Path, limit: int, best_step: int | None) -> list[str]:
    """Keep the best and the newest, `limit` in all, never fewer than two; give what was removed."""
    steps = sorted(
        int(match[1])
        for path in output_dir.iterdir()
        if path.is_dir() and (match := FOLDER.match(path.name))
    )
    keep = set(steps[-FEWEST_KEPT:]) | ({best_step} if best_step is not None else set())
    for step in reversed(steps):
        if len(keep) < limit:
            keep.add(step)
    removed = [f"checkpoint-{step}" for step in steps if step not in keep]
    for name in removed:
        shutil.rmtree(output_dir / name, ignore_errors=True)
    return removed


def damaged_checkpoint(folder: Path, what: str) -> EngineError:
    return EngineError(
        "damaged_checkpoint",
        "infra",
        f"A checkpoint is damaged: {what}.",
        folder.name,
        "The checkpoint before it is used.",
    )


def _sync_entry(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _disk_was_full(folder: Path, error: Exception) -> bool:
    wrote = isinstance(error, OSError) or any(
        word in str(error) for word in ("write", "Writer", "inline_container", "serializ")
    )
    return wrote and shutil.disk_usage(folder).free < FULL_BELOW_BYTES
