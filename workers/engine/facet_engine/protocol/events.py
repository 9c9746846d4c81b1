"""Numbered JSON lines on one descriptor, safe to write from several threads."""

from __future__ import annotations

import json
import math
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from facet_engine.protocol.errors import EngineError

MAX_LINE_BYTES = 64 * 1024
SHORTEST_CUT = 200
CUT_MARK = " … [cut]"


class Events:
    """Writes one event a line: `{"line": n, "at": ISO, "type": t, ...}` with `line` dense from 1.

    A line never exceeds 64 KiB: its longest texts are cut and end in a mark that says so.
    A reader that went away is reported once through `on_broken`, never raised into the task.
    """

    def __init__(self, descriptor: int, on_broken: Callable[[], None] | None = None) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()
        self._line = 0
        self._broken = False
        self._on_broken = on_broken
        # Of the programs at work: told once, and with everything they make.
        self._versions: dict[str, str] = {}

    def emit(self, event_type: str, /, **fields: Any) -> None:
        body = {key: value for key, value in fields.items() if value is not None}
        with self._lock:
            if self._broken:
                return
            self._line += 1
            at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
            event = {"line": self._line, "at": at, "type": event_type, **body}
            try:
                _write_all(self._descriptor, encode_line(event))
                return
            except OSError:
                self._broken = True
        if self._on_broken:
            self._on_broken()

    def hello(self, protocol: int, engine_version: str, versions: Mapping[str, str]) -> None:
        """The first event: who speaks, and with which libraries."""
        self._versions = dict(versions)
        self.emit(
            "hello",
            protocol=protocol,
            engineVersion=engine_version,
            pid=os.getpid(),
            versions=self._versions,
        )

    def phase(self, phase: str, label: str) -> None:
        self.emit("phase", phase=phase, label=label)

    def log(self, level: str, message: str) -> None:
        self.emit("log", level=level, message=message)

    def metric(self, step: int, values: Mapping[str, float], epoch: float | None = None) -> None:
        """Send the finite values of one step; others would not be JSON and are left out."""
        finite = {name: value for name, value in values.items() if math.isfinite(value)}
        self.emit("metric", step=step, epoch=epoch, values=finite)

    def progress(self, done: int, total: int, unit: str, eta_seconds: float | None = None) -> None:
        eta = None if eta_seconds is None else round(eta_seconds, 1)
        self.emit("progress", done=done, total=total, unit=unit, etaSeconds=eta)

    def sample(
        self,
        step: int,
        index: int,
        prompt: list[dict[str, Any]],
        text: str,
        model: str,
        reference: str | None = None,
    ) -> None:
        """`reference` is the known answer, where the prompt is a row's."""
        fields = {"step": step, "index": index, "prompt": prompt, "text": text, "model": model}
        self.emit("sample", **fields, reference=reference)

    def checkpoint(
        self,
        step: int,
        path: str,
        files: Iterable[dict[str, Any]],
        metrics: Mapping[str, float],
        best: bool,
    ) -> None:
        self.emit(
            "checkpoint", step=step, path=path, files=list(files), metrics=dict(metrics), best=best
        )

    def artifact(
        self,
        name: str,
        kind: str,
        path: str,
        files: Iterable[dict[str, Any]],
        details: Mapping[str, Any] | None = None,
    ) -> None:
        self.emit(
            "artifact",
            name=name,
            kind=kind,
            path=path,
            files=list(files),
            details={"versions": self._versions, **(details or {})},
        )

    def warning(self, code: str, message: str, fix: str | None = None) -> None:
        self.emit("warning", code=code, message=message, fix=fix)

    def error(self, error: EngineError) -> None:
        fields = {
            "code": error.code,
            "class": error.cls,
            "message": error.message,
            "place": error.place,
            "fix": error.fix,
            "details": error.details or None,
        }
        self.emit("error", **fields)

    def done(self, result: Mapping[str, Any]) -> None:
        self.emit("done", result=dict(result))


def encode_line(event: dict[str, Any]) -> bytes:
    """Encode one event within `MAX_LINE_BYTES`, newline included; NaN and infinity become null."""
    event = dict(_finite(event))
    line = _encode(event)
    while len(line) > MAX_LINE_BYTES:
        event = _shrink(event)
        line = _encode(event)
    return line


def _encode(event: dict[str, Any]) -> bytes:
    text = json.dumps(event, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # A lone surrogate (possible in generated text) is not UTF-8; a question mark stands for it.
    return text.encode("utf-8", "replace") + b"\n"


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _shrink(event: dict[str, Any]) -> Any:
    """Cut the longest text by an eighth; once all texts are short, halve the longest list."""
    path, text = max(_texts(event, ()), key=lambda found: len(found[1]), default=((), ""))
    if len(text) > SHORTEST_CUT:
        return _replace(event, path, text[: len(text) * 7 // 8 - len(CUT_MARK)] + CUT_MARK)
    where, items = max(_lists(event, ()), key=lambda found: len(found[1]), default=((), []))
    if not items:
        raise ValueError(f"an event of type {event.get('type')} cannot be made to fit a line")
    return _replace(event, where, items[: len(items) // 2])


def _texts(value: Any, path: tuple[Any, ...]) -> Iterable[tuple[tuple[Any, ...], str]]:
    if isinstance(value, str):
        yield path, value
    for key, item in _children(value):
        yield from _texts(item, (*path, key))


def _lists(value: Any, path: tuple[Any, ...]) -> Iterable[tuple[tuple[Any, ...], list[Any]]]:
    if isinstance(value, list):
        yield path, value
    for key, item in _children(value):
        yield from _lists(item, (*path, key))


def _children(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def _replace(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {key: _replace(v, rest, new) if key == head else v for key, v in value.items()}
    return [_replace(v, rest, new) if at == head else v for at, v in enumerate(value)]


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
