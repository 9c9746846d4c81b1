from __future__ import annotations

import json
import os
import threading
from typing import Any

import pytest

from facet_engine.protocol.events import MAX_LINE_BYTES, Events, encode_line


def read_lines(descriptor: int) -> list[dict[str, Any]]:
    with os.fdopen(descriptor, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def test_lines_are_dense_when_many_threads_write() -> None:
    reading, writing = os.pipe()
    found: list[dict[str, Any]] = []
    reader = threading.Thread(target=lambda: found.extend(read_lines(reading)))
    reader.start()
    events = Events(writing)
    threads = [
        threading.Thread(target=lambda: [events.log("info", "x" * 500) for _ in range(100)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.close(writing)
    reader.join()
    assert [event["line"] for event in found] == list(range(1, 801))


@pytest.mark.parametrize("letter", ["a", "é", "\n", "\x00", "🚀", "\ud800"])
def test_no_line_is_longer_than_the_limit(letter: str) -> None:
    line = encode_line({"type": "log", "line": 1, "message": letter * 300_000})
    assert len(line) <= MAX_LINE_BYTES
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert "[cut]" in json.loads(line)["message"]


def test_long_lists_are_shortened_rather_than_lost() -> None:
    files = [{"path": f"file-{i}", "bytes": i, "sha256": "0" * 64} for i in range(5000)]
    line = encode_line({"type": "artifact", "files": files})
    assert len(line) <= MAX_LINE_BYTES
    assert json.loads(line)["files"][0] == files[0]


def test_what_is_made_names_the_libraries_that_made_it() -> None:
    reading, writing = os.pipe()
    events = Events(writing)
    events.hello(1, "0.1.0", {"torch": "2"})
    events.artifact("model", "model", "model", [], {"step": 3})
    os.close(writing)
    hello, artifact = read_lines(reading)
    assert hello["versions"] == {"torch": "2"}
    assert artifact["details"] == {"versions": {"torch": "2"}, "step": 3}


def test_numbers_that_json_has_not_become_null_and_metrics_leave_them_out() -> None:
    assert json.loads(encode_line({"a": float("nan"), "b": [float("inf")]})) == {
        "a": None,
        "b": [None],
    }
    reading, writing = os.pipe()
    Events(writing).metric(3, {"loss": float("nan"), "grad_norm": 1.5}, epoch=0.5)
    os.close(writing)
    assert read_lines(reading)[0]["values"] == {"grad_norm": 1.5}


def test_a_reader_that_went_away_is_told_once_and_stops_nothing() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    told: list[bool] = []
    events = Events(writing, on_broken=lambda: told.append(True))
    for _ in range(3):
        events.log("info", "nobody listens")
    assert told == [True]
