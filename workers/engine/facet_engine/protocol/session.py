"""One run of the engine: hello, heartbeat, the task, and exactly one last word."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from facet_engine import ENGINE_VERSION, PROTOCOL_VERSION
from facet_engine.protocol.errors import (
    EXIT_INTERRUPTED,
    EXIT_OK,
    EngineError,
    Interrupted,
    as_engine_error,
)
from facet_engine.protocol.events import Events
from facet_engine.protocol.heartbeat import start_heartbeat
from facet_engine.protocol.request import read_request
from facet_engine.protocol.stop import Stop, watch_lifetime
from facet_engine.tasks import load_task

REPORTED_PACKAGES = (
    "torch",
    "transformers",
    "trl",
    "peft",
    "accelerate",
    "datasets",
    "tokenizers",
    "safetensors",
    "huggingface_hub",
    "gguf",
    "pyarrow",
    "numpy",
)


def run_request(path: Path) -> int:
    """Run the request in `path` and return the process's exit code."""
    stop = Stop()
    events = Events(_event_descriptor(), on_broken=lambda: stop.request("the reader went away"))
    stop.on_leave(lambda reason: events.error(_left(reason)))
    watch_lifetime(stop, watch_stdin=True)
    events.hello(PROTOCOL_VERSION, ENGINE_VERSION, installed_versions(REPORTED_PACKAGES))
    finished = start_heartbeat(events)
    try:
        request = read_request(path)
        result = load_task(request.task)(request, events, stop)
        finished.set()
        events.done(result)
        return EXIT_OK
    except Interrupted as interruption:
        events.log("info", str(interruption))
        return EXIT_INTERRUPTED
    except Exception as error:
        known = as_engine_error(error)
        if known.cls == "platform":
            # The trace is for the operator's log only; users see place, cause and fix.
            traceback.print_exc(file=sys.stderr)
        finished.set()
        events.error(known)
        return known.exit_code
    finally:
        finished.set()


def installed_versions(packages: Iterable[str]) -> dict[str, str]:
    """Versions from package metadata, so that no library is imported for it."""
    versions = {"python": ".".join(map(str, sys.version_info[:3]))}
    for package in packages:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _event_descriptor() -> int:
    given = os.environ.get("FACET_EVENT_FD")
    if given is None:
        return 2
    descriptor = int(given)
    os.set_inheritable(descriptor, False)
    os.set_blocking(descriptor, True)
    return descriptor


def _left(reason: str) -> EngineError:
    return EngineError(
        "interrupted",
        "infra",
        f"The engine left before it was finished ({reason}).",
        "engine",
        "Start it again; what was already verified is used again.",
    )
