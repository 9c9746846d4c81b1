"""Run a task inside the test's process: same code and events, without seconds of imports."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from facet_engine.protocol.events import Events
from facet_engine.protocol.request import Fields, Request
from facet_engine.protocol.stop import Stop
from facet_engine.tasks import load_task


class Outcome:
    """What a task returned and said; `events` as they stand on the wire."""

    def __init__(self, output: Path, result: dict[str, Any], events: list[dict[str, Any]]) -> None:
        self.output, self.result, self.events = output, result, events

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    def series(self, name: str) -> dict[int, float]:
        """Step -> value of a metric."""
        return {
            event["step"]: event["values"][name]
            for event in self.of_type("metric")
            if name in event["values"]
        }


def run_task(
    folder: Path,
    task: str,
    inputs: dict[str, Any],
    config: dict[str, Any],
    output: Path | None = None,
    stop: Stop | None = None,
) -> Outcome:
    """Run `task`; an error leaves as the exception that the session would translate."""
    folder.mkdir(parents=True, exist_ok=True)
    output = output or folder / "output"
    output.mkdir(parents=True, exist_ok=True)
    lines = folder / "events.jsonl"
    descriptor = os.open(lines, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        request = Request(
            task=task,
            job_id="job_test",
            attempt=1,
            work_dir=folder,
            output_dir=output,
            threads=1,
            inputs=Fields("inputs", inputs),
            config=Fields("config", config),
        )
        result = load_task(task)(request, Events(descriptor), stop or Stop())
    finally:
        os.close(descriptor)
    events = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    # As the reader sees it.
    return Outcome(output, json.loads(json.dumps(result)), events)
