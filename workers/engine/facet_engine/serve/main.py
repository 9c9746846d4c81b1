"""`python -m facet_engine serve`: one loaded model that answers, as JSON lines on stdin and stdout.

Prompts are finished strings: whoever asks has rendered the chat template. A reader thread takes
commands, so that `cancel` reaches an answer under way. The process leaves when stdin closes.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
from pathlib import Path
from typing import Any

from facet_engine.protocol.errors import EngineError, as_engine_error
from facet_engine.protocol.request import Fields
from facet_engine.protocol.stop import Stop, watch_lifetime
from facet_engine.serve.answer import Answerer, Sampling


class Commands:
    """Commands in order of arrival, but for `cancel`, which takes effect at once."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[Fields | None] = queue.Queue()
        self._cancelled: set[str] = set()

    def read(self) -> None:
        for line in sys.stdin:
            if not line.strip():
                continue
            try:
                command = Fields("command", json.loads(line))
            except ValueError:
                continue
            if command.text("op") == "cancel":
                self._cancelled.add(command.text("target"))
            else:
                self._waiting.put(command)
        self._waiting.put(None)

    def next(self) -> Fields | None:
        return self._waiting.get()

    def is_cancelled(self, request_id: str) -> bool:
        return request_id in self._cancelled

    def forget(self, request_id: str) -> None:
        self._cancelled.discard(request_id)


def main(arguments: list[str]) -> int:
    watch_lifetime(Stop(), watch_stdin=False)
    commands = Commands()
    threading.Thread(target=commands.read, daemon=True).start()
    answerer: Answerer | None = None
    while (command := commands.next()) is not None:
        request_id = command.text("id")
        try:
            if command.text("op") == "load":
                answerer = _load(command)
                _reply(request_id, "ready", info=answerer.info())
            elif answerer is None:
                raise _refused("No model is loaded.", "Send `load` first.")
            else:
                _answer(answerer, command, commands)
        except Exception as error:
            known = error if isinstance(error, EngineError) else as_engine_error(error)
            _reply(request_id, "error", code=known.code, message=known.message)
        finally:
            commands.forget(request_id)
    return 0


def _load(command: Fields) -> Answerer:
    adapter = command.optional("adapter")
    return Answerer.load(
        command.path("path"), Path(adapter) if adapter else None, command.integer("threads")
    )


def _answer(answerer: Answerer, command: Fields, commands: Commands) -> None:
    request_id = command.text("id")
    operation = command.text("op")
    if operation == "tokenize":
        _reply(request_id, "tokens", tokens=answerer.tokenize(command.text("text")))
    elif operation == "generate":
        sampling = Sampling(
            max_tokens=command.integer("maxTokens"),
            temperature=float(command.number("temperature")),
            top_p=float(command.number("topP")),
            top_k=command.integer("topK"),
            seed=command.integer("seed"),
            stop=tuple(str(text) for text in command.list("stop")),
        )
        end = answerer.generate(
            command.text("prompt"),
            sampling,
            on_text=lambda text: _reply(request_id, "text", text=text),
            cancelled=lambda: commands.is_cancelled(request_id),
        )
        _reply(request_id, "end", **end)
    else:
        raise _refused(f"This model cannot {operation}.", "Send load, generate or tokenize.")


def _refused(message: str, fix: str) -> EngineError:
    return EngineError("invalid_request", "user", message, "command", fix)


def _reply(request_id: str, kind: str, **fields: Any) -> None:
    sys.stdout.write(json.dumps({"id": request_id, "type": kind, **fields}, ensure_ascii=False))
    sys.stdout.write("\n")
    sys.stdout.flush()
