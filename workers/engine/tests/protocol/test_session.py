from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from facet_engine.protocol.errors import EngineError, as_engine_error
from facet_engine.protocol.request import Fields, parse_request
from tests.engine_process import ENGINE, EngineProcess, error_of, run_engine


def test_hello_comes_before_any_library_and_names_their_versions(tmp_path: Path) -> None:
    script = (
        "import sys;"
        "from facet_engine.protocol import session;"
        "versions = session.installed_versions(session.REPORTED_PACKAGES);"
        "heavy = [m for m in ('torch', 'transformers', 'numpy', 'pyarrow') if m in sys.modules];"
        "assert not heavy, heavy; assert 'torch' in versions and 'trl' in versions"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ENGINE, check=True)
    _, engine = run_engine(tmp_path, "no-such-task", {}, {})
    hello = engine.events[0]
    assert (hello["type"], hello["line"], hello["protocol"]) == ("hello", 1, 1)
    assert hello["pid"] == engine.process.pid


def test_an_unknown_task_is_the_platforms_mistake(tmp_path: Path) -> None:
    code, engine = run_engine(tmp_path, "no-such-task", {}, {})
    error = error_of(code, engine)
    assert (error["code"], error["class"], error["place"]) == (
        "internal",
        "platform",
        "request.task",
    )
    assert code not in (10, 11, 12, 20)


def test_a_users_mistake_leaves_with_ten_and_without_a_trace(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    rows = tmp_path / "rows.parquet"
    rows.touch()
    inputs = {"model": str(model), "rows": {"train": str(rows), "validation": None}}
    config = {"max_length": 64, "train_on": "all", "truncation": "drop", "dataHash": "x"}
    code, engine = run_engine(tmp_path / "job", "prepare", inputs, config)
    assert code == 10
    assert error_of(code, engine)["code"] == "tokenizer_missing"
    assert b"Traceback" not in engine.stderr


@pytest.fixture
def sleeping_engine(tmp_path: Path) -> Iterator[EngineProcess]:
    """An engine that waits for a server that takes its connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(60)
        endpoint = f"http://127.0.0.1:{server.getsockname()[1]}"
        source = {"type": "hub", "repo": "some/model", "revision": "main", "endpoint": endpoint}
        inputs = {"source": source, "downloadDir": str(tmp_path / "downloads")}
        engine = EngineProcess(tmp_path, "import-model", inputs, {"dtype": "bfloat16"})
        engine.wait_for(lambda event: event["type"] == "phase")
        # Held open: a closed connection would be an answer.
        connection, _ = server.accept()
        with connection:
            yield engine


def test_sigterm_ends_a_task_without_checkpoints_at_once(sleeping_engine: EngineProcess) -> None:
    started = time.monotonic()
    sleeping_engine.process.send_signal(signal.SIGTERM)
    assert sleeping_engine.finish() == 143
    assert time.monotonic() - started < 2
    assert error_of(143, sleeping_engine)["code"] == "interrupted"


def test_a_closed_stdin_ends_the_engine(sleeping_engine: EngineProcess) -> None:
    assert sleeping_engine.process.stdin is not None
    sleeping_engine.process.stdin.close()
    assert sleeping_engine.finish() == 143


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_the_engine_dies_with_its_parent(tmp_path: Path) -> None:
    # The middle process holds the engine's stdin open elsewhere, so only its own death can tell.
    middle = (
        "import signal, subprocess, sys;"
        "child = subprocess.Popen([sys.executable, '-c', sys.argv[1]], stdout=subprocess.PIPE);"
        "print(child.pid, child.stdout.readline(), flush=True); signal.pause()"
    )
    engine = (
        "from facet_engine.protocol.stop import Stop, watch_lifetime; import signal;"
        "watch_lifetime(Stop(), watch_stdin=False); print('ready', flush=True); signal.pause()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", middle, engine], cwd=ENGINE, stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline().split()[0])
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 10
    while running(pid):
        assert time.monotonic() < deadline, "the engine outlived its parent"
        os.sched_yield()


def running(pid: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_requests_are_refused_by_the_field_that_is_wrong(tmp_path: Path) -> None:
    good = {
        "protocol": 1,
        "task": "train",
        "jobId": "j",
        "attempt": 1,
        "workDir": str(tmp_path),
        "outputDir": str(tmp_path / "out"),
        "threads": 1,
        "inputs": {},
        "config": {},
    }
    assert parse_request(good).task == "train"
    for field, value in [("protocol", 2), ("threads", 0), ("outputDir", "a"), ("inputs", [])]:
        with pytest.raises(EngineError) as raised:
            parse_request({**good, field: value})
        assert raised.value.place == f"request.{field}"
    with pytest.raises(EngineError, match="not there"):
        Fields("inputs", {"model": str(tmp_path / "absent")}).path("model")


def test_foreign_exceptions_are_named_in_the_catalogues_words() -> None:
    assert as_engine_error(OSError(28, "No space left on device", "/x")).code == "disk_full"
    assert as_engine_error(MemoryError()).code == "out_of_memory"
    assert as_engine_error(RuntimeError("[enforce fail] can't allocate memory")).exit_code == 11
    assert as_engine_error(ZeroDivisionError("x")).code == "internal"
