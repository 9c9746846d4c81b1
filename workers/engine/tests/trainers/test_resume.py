"""Losing the process costs nothing but time: what follows is what would have followed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from facet_engine.protocol.errors import EngineError, Interrupted
from facet_engine.protocol.stop import Stop
from tests.conftest import Trainable
from tests.engine_process import EngineProcess, error_of
from tests.in_process import Outcome, run_task
from tests.trainers.knobs import knobs

NAMES = ("loss", "grad_norm", "learning_rate", "num_tokens")
# Dropout makes every step depend on the random state; two epochs cross a reshuffle.
TURNED = {"lora_dropout": 0.1, "max_steps": 24, "save_steps": 4, "gradient_accumulation_steps": 2}


def config(**turned: Any) -> dict[str, Any]:
    return {"method": "sft", "knobs": knobs(**{**TURNED, **turned}), "resolvedAuto": None}


@pytest.fixture(scope="module")
def straight(trainable: Trainable, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The run that nobody interrupted."""
    return run_task(tmp_path_factory.mktemp("straight"), "train", trainable.inputs(), config())


def newest(output: Path) -> Path:
    return max(output.glob("checkpoint-?*"), key=lambda path: int(path.name.split("-")[1]))


def test_killed_and_resumed_gives_the_same_series_bit_by_bit(
    tmp_path: Path, trainable: Trainable, straight: Outcome
) -> None:
    engine = EngineProcess(tmp_path / "one", "train", trainable.inputs(), config())
    engine.wait_for(lambda event: event["type"] == "metric" and event["step"] >= 9)
    engine.process.kill()
    engine.finish()
    checkpoint = next(
        path
        for path in sorted(engine.output.glob("checkpoint-*"), reverse=True)
        if (path / "manifest.json").is_file() and not path.name.endswith(".partial")
    )
    # Another machine gets the one folder only.
    moved = tmp_path / "two" / checkpoint.name
    shutil.copytree(checkpoint, moved)
    resumed = run_task(tmp_path / "two", "train", trainable.inputs(moved), config())
    step = int(checkpoint.name.split("-")[1])
    for name in NAMES:
        wanted = {s: value for s, value in straight.series(name).items() if s > step}
        assert resumed.series(name) == wanted, name
    for name in ("tokens", "trainedTokens", "bestEvalLoss", "bestStep", "firstLoss", "lastLoss"):
        assert resumed.result[name] == straight.result[name], name
    one, other = (
        (run.output / "adapter" / "adapter_model.safetensors").read_bytes()
        for run in (straight, resumed)
    )
    assert one == other


def test_sigterm_saves_at_the_end_of_the_step_and_leaves_with_twenty(
    tmp_path: Path, trainable: Trainable, straight: Outcome
) -> None:
    turned = {"save_steps": 24, "max_steps": 24}
    engine = EngineProcess(tmp_path, "train", trainable.inputs(), config(**turned))
    engine.wait_for(lambda event: event["type"] == "metric" and event["step"] >= 2)
    engine.process.send_signal(signal.SIGTERM)
    assert engine.finish() == 20, engine.stderr.decode()[-2000:]
    assert not engine.of_type("error")
    checkpoint = newest(engine.output)
    step = int(checkpoint.name.split("-")[1])
    assert engine.of_type("checkpoint")[-1]["step"] == step
    assert step == max(event["step"] for event in engine.of_type("metric"))
    resumed = run_task(
        tmp_path / "again",
        "train",
        trainable.inputs(checkpoint),
        config(**turned),
        output=engine.output,
    )
    wanted = {s: value for s, value in straight.series("loss").items() if s > step}
    assert resumed.series("loss") == wanted


def test_a_closed_stdin_saves_too(tmp_path: Path, trainable: Trainable) -> None:
    long = config(max_steps=2000, save_steps=2000)
    engine = EngineProcess(tmp_path, "train", trainable.inputs(), long)
    engine.wait_for(lambda event: event["type"] == "metric" and event["step"] >= 2)
    assert engine.process.stdin is not None
    engine.process.stdin.close()
    assert engine.finish() == 20
    assert newest(engine.output).is_dir()


class StopWhen(Stop):
    """Told to stop as soon as a line of the run's events holds `words`."""

    def __init__(self, lines: Path, words: str) -> None:
        super().__init__(leave=lambda code: None)
        self._lines, self._words = lines, words

    @property
    def requested(self) -> bool:
        return self._words in self._lines.read_text("utf-8")


def test_a_stop_between_the_batches_of_a_step_saves_the_last_whole_step(
    tmp_path: Path, trainable: Trainable, straight: Outcome
) -> None:
    # The line of step 6 is written before step 7 begins; each step has two batches.
    stop = StopWhen(tmp_path / "events.jsonl", '"type":"metric","step":6')
    with pytest.raises(Interrupted):
        run_task(tmp_path, "train", trainable.inputs(), config(), stop=stop)
    checkpoint = newest(tmp_path / "output")
    assert checkpoint.name == "checkpoint-6"
    progress = json.loads((checkpoint / "manifest.json").read_text())["progress"]
    assert progress["tokens"] == straight.series("num_tokens")[6]
    resumed = run_task(tmp_path / "again", "train", trainable.inputs(checkpoint), config())
    for name in NAMES:
        wanted = {step: value for step, value in straight.series(name).items() if step > 6}
        assert resumed.series(name) == wanted, name


@pytest.mark.parametrize("words", ['"phase":"validate"', '"type":"checkpoint"'])
def test_validating_and_answering_make_way_for_a_stop(
    tmp_path: Path, trainable: Trainable, words: str
) -> None:
    stop = StopWhen(tmp_path / "events.jsonl", words)
    with pytest.raises(Interrupted):
        run_task(tmp_path, "train", trainable.inputs(watched=3), config(), stop=stop)
    events = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    saved = [event["step"] for event in events if event["type"] == "checkpoint"]
    assert saved == [4]
    assert max(event["step"] for event in events if event["type"] == "metric") == 4
    assert not [event for event in events if event["type"] == "sample" and event["step"] > 0]
    resumed = run_task(
        tmp_path / "again", "train", trainable.inputs(newest(tmp_path / "output")), config()
    )
    assert resumed.result["steps"] == 24


def test_what_was_decided_stays_decided(tmp_path: Path, trainable: Trainable) -> None:
    stop = StopWhen(tmp_path / "events.jsonl", '"type":"metric"')
    auto = {"save_steps": "auto", "max_steps": 30, "precision": "auto"}
    with pytest.raises(Interrupted):
        run_task(tmp_path, "train", trainable.inputs(), config(**auto), stop=stop)
    checkpoint = newest(tmp_path / "output")
    manifest = json.loads((checkpoint / "manifest.json").read_text())
    decided = manifest["resolvedAuto"]
    assert decided["save_steps"]["value"] == 6 and decided["precision"]["reason"]
    decided["save_steps"] = {"value": 29, "reason": "another day"}
    again = {**config(**auto), "resolvedAuto": decided}
    resumed = run_task(tmp_path / "again", "train", trainable.inputs(checkpoint), again)
    assert resumed.result["auto"]["save_steps"] == {"value": 29, "reason": "another day"}
    assert [event["step"] for event in resumed.of_type("checkpoint")] == [29, 30]


def test_other_data_or_settings_are_refused(
    tmp_path: Path, trainable: Trainable, straight: Outcome
) -> None:
    checkpoint = newest(straight.output)
    prepared = tmp_path / "prepared"
    shutil.copytree(trainable.prepared, prepared)
    stats = json.loads((prepared / "stats.json").read_text())
    (prepared / "stats.json").write_text(json.dumps({**stats, "key": "other"}))
    other_data = {**trainable.inputs(checkpoint), "prepared": str(prepared)}
    for inputs, settings in (
        (other_data, config()),
        (trainable.inputs(checkpoint), config(learning_rate=5e-4)),
    ):
        with pytest.raises(EngineError) as raised:
            run_task(tmp_path / "job", "train", inputs, settings)
        assert (raised.value.code, raised.value.exit_code) == ("dataset_mismatch", 10)


@pytest.mark.parametrize("how", ["flip", "cut", "remove", "no manifest", "stranger"])
def test_a_damaged_checkpoint_is_never_trained_on(
    tmp_path: Path, trainable: Trainable, straight: Outcome, how: str
) -> None:
    checkpoint = tmp_path / "checkpoint-24"
    shutil.copytree(newest(straight.output), checkpoint)
    weights = checkpoint / "adapter_model.safetensors"
    content = bytearray(weights.read_bytes())
    if how == "flip":
        content[-1] ^= 1
        weights.write_bytes(content)
    elif how == "cut":
        weights.write_bytes(content[:-1])
    elif how == "remove":
        (checkpoint / "rng_state.pth").unlink()
    elif how == "no manifest":
        (checkpoint / "manifest.json").unlink()
    else:
        (checkpoint / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(EngineError) as raised:
        run_task(tmp_path / "job", "train", trainable.inputs(checkpoint), config())
    assert (raised.value.code, raised.value.cls) == ("damaged_checkpoint", "infra")


@pytest.fixture
def small_disk(tmp_path: Path) -> Any:
    """A file system of its own with 400 kB, where this user may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("needs the right to mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named_and_leaves_no_half_checkpoint(
    tmp_path: Path, trainable: Trainable, small_disk: Path
) -> None:
    output = small_disk / "output"
    engine = EngineProcess(
        tmp_path / "job",
        "train",
        trainable.inputs(),
        config(save_steps=2, save_total_limit=10),
        output=output,
    )
    assert engine.finish() == 11, engine.stderr.decode()[-3000:]
    assert error_of(11, engine)["code"] == "disk_full"
    assert not list(output.glob("*.partial"))
    for folder in output.glob("checkpoint-*"):
        assert (folder / "manifest.json").is_file()


def test_a_run_goes_on_with_less_memory_and_learns_the_same(
    tmp_path: Path, trainable: Trainable, straight: Outcome
) -> None:
    stop = StopWhen(tmp_path / "events.jsonl", '"type":"metric","step":6')
    with pytest.raises(Interrupted):
        run_task(tmp_path, "train", trainable.inputs(), config(lora_dropout=0.0), stop=stop)
    checkpoint = newest(tmp_path / "output")
    rows = int(config()["knobs"]["per_device_train_batch_size"])
    smaller = config(
        lora_dropout=0.0,
        per_device_train_batch_size=rows // 2,
        gradient_accumulation_steps=4,
        gradient_checkpointing=True,
    )
    smaller["resolvedAuto"] = None
    whole = run_task(
        tmp_path / "whole", "train", trainable.inputs(checkpoint), config(lora_dropout=0.0)
    )
    less = run_task(tmp_path / "less", "train", trainable.inputs(checkpoint), smaller)
    assert less.series("num_tokens") == whole.series("num_tokens")
    assert less.series("loss").keys() == whole.series("loss").keys()
    for step, loss in whole.series("loss").items():
        assert less.series("loss")[step] == pytest.approx(loss, rel=2e-3), step
