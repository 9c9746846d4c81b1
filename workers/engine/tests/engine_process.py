"""Start the engine as the runner does: request file, event descriptor, stdin as a pipe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

ENGINE = Path(__file__).parent.parent
WAIT_SECONDS = 120


class EngineProcess:
    """A running engine; `events` grows as it speaks."""

    def __init__(
        self,
        folder: Path,
        task: str,
        inputs: dict[str, Any],
        config: dict[str, Any],
        output: Path | None = None,
        environment: dict[str, str] | None = None,
        wrapper: list[str] | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.output = output or folder / "output"
        request = {
            "protocol": 1,
            "task": task,
            "jobId": "job_test",
            "attempt": 1,
            "workDir": str(folder),
            "outputDir": str(self.output),
            "threads": 1,
            "inputs": inputs,
            "config": config,
        }
        request_file = folder / "request.json"
        request_file.write_text(json.dumps(request), "utf-8")
        reading, writing = os.pipe()
        command = [*(wrapper or []), sys.executable, "-m", "facet_engine", str(request_file)]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            pass_fds=[writing],
            env={
                **os.environ,
                "PYTHONPATH": str(ENGINE),
                "FACET_EVENT_FD": str(writing),
                "OMP_NUM_THREADS": "1",
                **(environment or {}),
            },
        )
        os.close(writing)
        self.events: list[dict[str, Any]] = []
        self.stderr = b""
        self._changed = threading.Condition()
        self._threads = [
            threading.Thread(target=self._read, args=(reading,), daemon=True),
            threading.Thread(target=self._drain, daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    def wait_for(self, found: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait for the first event that `found` accepts."""

        def match() -> dict[str, Any] | None:
            return next((event for event in self.events if found(event)), None)

        with self._changed:
            arrived = self._changed.wait_for(
                lambda: match() is not None or self.process.poll() is not None, WAIT_SECONDS
            )
        event = match()
        assert arrived and event is not None, f"no such event; {self.events[-3:]} {self.stderr!r}"
        return event

    def finish(self) -> int:
        """Wait for the end; give the exit code."""
        code = self.process.wait(WAIT_SECONDS)
        for thread in self._threads:
            thread.join(WAIT_SECONDS)
        for pipe in (self.process.stdin, self.process.stderr):
            if pipe is not None:
                pipe.close()
        return code

    def _read(self, descriptor: int) -> None:
        with os.fdopen(descriptor, encoding="utf-8") as lines:
            for line in lines:
                with self._changed:
                    self.events.append(json.loads(line))
                    self._changed.notify_all()
        with self._changed:
            self._changed.notify_all()

    def _drain(self) -> None:
        assert self.process.stderr is not None
        self.stderr = self.process.stderr.read()


def run_engine(
    folder: Path, task: str, inputs: dict[str, Any], config: dict[str, Any], **more: Any
) -> tuple[int, EngineProcess]:
    engine = EngineProcess(folder, task, inputs, config, **more)
    return engine.finish(), engine


def result_of(code: int, engine: EngineProcess) -> dict[str, Any]:
    """The result of a run that must have succeeded."""
    assert code == 0, (engine.of_type("error"), engine.stderr.decode()[-3000:])
    result: dict[str, Any] = engine.of_type("done")[0]["result"]
    return result


def error_of(code: int, engine: EngineProcess) -> dict[str, Any]:
    """The one error of a run that must have failed."""
    assert code != 0
    errors = engine.of_type("error")
    assert len(errors) == 1, (errors, engine.stderr.decode()[-3000:])
    return errors[0]
