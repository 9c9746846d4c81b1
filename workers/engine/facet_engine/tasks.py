"""Which module does which task. Modules are imported only when their task is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from facet_engine.protocol.events import Events
from facet_engine.protocol.request import Request, bad_request
from facet_engine.protocol.stop import Stop

Task = Callable[[Request, Events, Stop], dict[str, Any]]

# Each module has `run(request, events, stop) -> result`.
TASKS = {
    "import-model": "facet_engine.models.import_model",
    "prepare": "facet_engine.preparation.prepare",
    "train": "facet_engine.trainers.train",
    "evaluate": "facet_engine.evaluation.evaluate",
    "export": "facet_engine.exports.export",
}

# Resident commands, `python -m facet_engine <name>`; each module has `main(arguments) -> code`.
COMMANDS = {
    "preview": "facet_engine.preparation.preview",
    "serve": "facet_engine.serve.main",
}


def load_task(name: str) -> Task:
    if name not in TASKS:
        raise bad_request("request.task", f"is {name!r}, which this engine does not know")
    run: Task = import_module(TASKS[name]).run
    return run


def load_command(name: str) -> Callable[[list[str]], int]:
    main: Callable[[list[str]], int] = import_module(COMMANDS[name]).main
    return main
