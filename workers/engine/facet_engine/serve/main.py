"""The resident loop: commands are answered in order, `cancel` overtakes, stdin's end is the end."""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from typing import Any

from facet_engine.protocol.errors import EngineError, as_engine_error
from facet_engine.protocol.request import Fields
from facet_engine.protocol.stop import Stop, watch_lifetime
from facet_engine.serve.commands import Cancel, Command, Generate, Load, Score, parse_command
from facet_engine.serve.model import ServedModel


def main(arguments: list[str]) -> int:
    watch_lifetime(Stop(), watch_stdin=False)
    child = Child()
    threading.Thread(target=child.read, name="commands", daemon=True).start()
    child.work()
    return 0


class Child:
    """Commands wait in `_waiting`; one thread reads them, the main thread does them one by one."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._cancels: dict[str, threading.Event] = {}
        self._writing = threading.Lock()
        self._model: ServedModel | None = None

    def read(self) -> None:
        for line in sys.stdin:
            if line.strip():
                self._receive(line)
        # Nobody is left to read an answer, so nothing is worth finishing.
        os._exit(0)

    def work(self) -> None:
        while True:
            command = self._waiting.get()
            try:
                self._do(command)
            except Exception as error:
                self._fail(command.id, error)
            finally:
                self._cancels.pop(command.id, None)

    def _receive(self, line: str) -> None:
        name = ""
        try:
            document = json.loads(line)
            if not isinstance(document, dict):
                raise ValueError("not an object")
            name = document["id"] if isinstance(document.get("id"), str) else ""
            command = parse_command(Fields("command", document))
        except ValueError:
            self._say(name, "error", code="invalid_json", message="A command is one JSON object.")
            return
        except EngineError as error:
            self._say(name, "error", code="invalid_request", message=error.message)
            return
        if isinstance(command, Cancel):
            wanted = self._cancels.get(command.target)
            if wanted:
                wanted.set()
            return
        if isinstance(command, Generate):
            self._cancels[command.id] = threading.Event()
        self._waiting.put(command)

    def _do(self, command: Command) -> None:
        if isinstance(command, Load):
            if self._model:
                raise EngineError(
                    "conflict", "user", "This child already holds a model. Start another child."
                )
            self._model = ServedModel(command)
            self._say(command.id, "ready", info=self._model.info())
            return
        if self._model is None:
            raise EngineError("model_not_found", "user", "No model is loaded. Send `load` first.")
        if isinstance(command, Generate):
            end = self._model.generate(
                command,
                lambda text: self._say(command.id, "text", text=text),
                self._cancels[command.id],
            )
            self._say(command.id, "end", **end)
        elif isinstance(command, Score):
            self._say(command.id, "scored", **self._model.score(command))
        elif not isinstance(command, Cancel):
            self._say(command.id, "tokens", tokens=self._model.tokenize(command.text))

    def _fail(self, name: str, error: Exception) -> None:
        known = as_engine_error(error)
        self._say(name, "error", code=known.code, message=known.message)

    def _say(self, name: str, kind: str, **fields: Any) -> None:
        line = json.dumps({"id": name, "type": kind, **fields}, ensure_ascii=False)
        with self._writing:
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
