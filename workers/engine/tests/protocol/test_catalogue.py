"""Every code that the engine speaks is in the contracts' catalogue."""

from __future__ import annotations

import ast
import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facet_engine.protocol.errors import as_engine_error

ENGINE = Path(__file__).parents[2] / "facet_engine"
ERRORS = Path(__file__).parents[4] / "packages" / "contracts" / "src" / "errors"
RAISES = {"EngineError", "_broken"}


def spoken(names: set[str]) -> Iterator[str]:
    """First arguments of calls to `names`, where they are written out."""
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else None
            if isinstance(node.func, ast.Attribute):
                called = node.func.attr
            code = node.args[0]
            if called in names and isinstance(code, ast.Constant) and isinstance(code.value, str):
                yield code.value


def listed(file: str) -> set[str]:
    return set(re.findall(r"^  (\w+): (?:entry\(|\{)", (ERRORS / file).read_text("utf-8"), re.M))


def test_error_codes_are_in_the_catalogue() -> None:
    codes = set(spoken(RAISES))
    assert len(codes) > 20
    assert codes <= listed("codes.ts")


def test_warning_codes_are_in_the_catalogue() -> None:
    codes = set(spoken({"warning", "_tell"}))
    assert codes == listed("warning-codes.ts")


@pytest.mark.parametrize(
    ("error", "code", "place"),
    [
        (OSError(errno.EIO, "Input/output error", "/data/x"), "storage_unreachable", "/data/x"),
        (OSError(errno.EROFS, "Read-only file system"), "storage_unreachable", "storage"),
        (OSError(errno.ENOSPC, "No space left on device"), "disk_full", "the runner's disk"),
        (RuntimeError("CUDA error: an illegal memory access"), "device_fault", "GPU"),
        (RuntimeError("cuDNN error: CUDNN_STATUS_INTERNAL_ERROR"), "device_fault", "GPU"),
        (MemoryError("1 GiB"), "out_of_memory", "memory"),
        (ValueError("anything else"), "internal", "engine"),
    ],
)
def test_foreign_failures_are_named(error: Exception, code: str, place: str) -> None:
    named = as_engine_error(error)
    assert (named.code, named.place) == (code, place)
    assert named.message
    assert named.fix
