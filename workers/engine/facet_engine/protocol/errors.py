"""The one error type of the engine, and what it means to the process that started it."""

from __future__ import annotations

import errno
from typing import Any, Literal

FailureClass = Literal["user", "resource", "numeric", "platform", "infra"]

# A disk that is there but does not answer, or no longer takes anything.
LOST_STORAGE = (errno.EIO, errno.ESTALE, errno.ENODEV, errno.ENXIO, errno.EROFS, errno.ENOTCONN)
DEVICE_FAULTS = ("CUDA error", "CUDA driver error", "cuDNN error", "CUBLAS_STATUS", "NCCL error")

EXIT_OK = 0
EXIT_PLATFORM = 1
EXIT_USER = 10
EXIT_RESOURCE = 11
EXIT_NUMERIC = 12
EXIT_INTERRUPTED = 20
# 128 + SIGTERM: left because it was told to (or its parent died) with nothing saved.
EXIT_TERMINATED = 143

_EXIT_CODES: dict[FailureClass, int] = {
    "user": EXIT_USER,
    "resource": EXIT_RESOURCE,
    "numeric": EXIT_NUMERIC,
    "platform": EXIT_PLATFORM,
    # The error event tells it from a mistake of the platform; the exit code need not.
    "infra": EXIT_PLATFORM,
}


class EngineError(Exception):
    """A failure with a place, a cause and a fix.

    `code` is one of the shared catalogue's codes, `cls` its failure class, `message` the cause in
    one sentence, `place` where it was found (a field, file or row), `fix` what the reader can do.
    """

    def __init__(
        self,
        code: str,
        cls: FailureClass,
        message: str,
        place: str = "",
        fix: str = "",
        details: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.cls = cls
        self.message = message
        self.place = place
        self.fix = fix
        self.details = details or {}

    @property
    def exit_code(self) -> int:
        return _EXIT_CODES[self.cls]


class Interrupted(Exception):
    """A task stopped on request after it had written a checkpoint: exit 20, not an error."""


def as_engine_error(error: BaseException) -> EngineError:
    """Name a foreign exception in the catalogue's words; anything unknown is `internal`."""
    if isinstance(error, EngineError):
        return error
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(error.filename)
    if isinstance(error, OSError) and error.errno in LOST_STORAGE:
        return EngineError(
            "storage_unreachable",
            "infra",
            f"The storage does not answer ({error.strerror}).",
            str(error.filename or "storage"),
            "Nothing: the job is tried again. If it fails again, check that disk.",
        )
    text = f"{type(error).__name__}: {error}"
    # safetensors and pyarrow wrap the system's message in exceptions of their own.
    if "No space left on device" in text or "StorageFull" in text:
        return disk_full(None)
    out_of_memory = isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError"
    if out_of_memory or "can't allocate memory" in text or "Cannot allocate memory" in text:
        return EngineError(
            "out_of_memory",
            "resource",
            f"The {'GPU' if 'CUDA' in text else 'machine'} ran out of memory.",
            "GPU memory" if "CUDA" in text else "memory",
            "Lower the batch size or the maximum length, or use a smaller model.",
        )
    if any(word in text for word in DEVICE_FAULTS):
        return EngineError(
            "device_fault",
            "infra",
            f"The GPU or its driver failed: {str(error)[:200]}",
            "GPU",
            "Nothing: the job is tried again. If it fails again, restart that machine or update "
            "its driver.",
        )
    return EngineError(
        "internal",
        "platform",
        f"The engine met an unexpected {type(error).__name__}: {str(error)[:500]}",
        "engine",
        "Try again. If it happens again, report it with the job's id.",
    )


def disk_full(path: object) -> EngineError:
    return EngineError(
        "disk_full",
        "resource",
        "There is no space left on the disk.",
        str(path) if path else "the runner's disk",
        "Free some space (delete old exports and models, or run `facet gc`), then start again.",
    )
