"""The request file: parsed and checked once, at the border; inside, its types are trusted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine import PROTOCOL_VERSION
from facet_engine.protocol.errors import EngineError


@dataclass(frozen=True)
class Request:
    """One task. `inputs` are absolute paths and other material, `config` the resolved settings."""

    task: str
    job_id: str
    attempt: int
    work_dir: Path
    output_dir: Path
    threads: int
    inputs: Fields
    config: Fields


class Fields:
    """A JSON object read with named complaints: which field is missing or of the wrong kind."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        self._name = name
        self.values = values

    def text(self, key: str) -> str:
        return str(self._typed(key, str, "a text"))

    def integer(self, key: str) -> int:
        value = self._typed(key, int, "a whole number")
        return int(value)

    def number(self, key: str) -> float:
        return float(self._typed(key, (int, float), "a number"))

    def optional(self, key: str) -> Any:
        return self.values.get(key)

    def optional_integer(self, key: str) -> int | None:
        return None if self.values.get(key) is None else self.integer(key)

    def path(self, key: str) -> Path:
        """An absolute path that exists."""
        return self._existing(key, self.text(key))

    def optional_path(self, key: str) -> Path | None:
        return None if self.values.get(key) is None else self.path(key)

    def object(self, key: str) -> Fields:
        value = self._typed(key, dict, "an object")
        return Fields(f"{self._name}.{key}", value)

    def list(self, key: str) -> list[Any]:
        return list(self._typed(key, list, "a list"))

    def _existing(self, key: str, value: str) -> Path:
        path = Path(value)
        if not path.is_absolute():
            raise self._bad(key, f"must be an absolute path, not {value!r}")
        if not path.exists():
            raise self._bad(key, "names a file or folder that is not there")
        return path

    def _typed(self, key: str, kind: type | tuple[type, ...], words: str) -> Any:
        value = self.values.get(key)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._bad(key, f"must be {words}" if key in self.values else "is missing")
        return value

    def _bad(self, key: str, what: str) -> EngineError:
        return bad_request(f"{self._name}.{key}", what)


def bad_request(place: str, what: str) -> EngineError:
    """The caller is Facet itself, so a malformed request is the platform's fault."""
    return EngineError(
        "internal",
        "platform",
        f"The engine's request is wrong: {place} {what}.",
        place,
        "Try again. If it happens again, report it with the job's id.",
    )


def read_request(path: Path) -> Request:
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise bad_request("request", f"cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise bad_request("request", "is not JSON") from error
    return parse_request(document)


def parse_request(document: Any) -> Request:
    if not isinstance(document, dict):
        raise bad_request("request", "must be an object")
    fields = Fields("request", document)
    if fields.integer("protocol") != PROTOCOL_VERSION:
        raise bad_request(
            "request.protocol",
            f"is {document['protocol']}, this engine speaks {PROTOCOL_VERSION}",
        )
    threads = fields.integer("threads")
    if threads < 1:
        raise bad_request("request.threads", "must be at least 1")
    output_dir = Path(fields.text("outputDir"))
    if not output_dir.is_absolute():
        raise bad_request("request.outputDir", "must be an absolute path")
    output_dir.mkdir(parents=True, exist_ok=True)
    return Request(
        task=fields.text("task"),
        job_id=fields.text("jobId"),
        attempt=fields.integer("attempt"),
        work_dir=fields.path("workDir"),
        output_dir=output_dir,
        threads=threads,
        inputs=fields.object("inputs"),
        config=fields.object("config"),
    )
