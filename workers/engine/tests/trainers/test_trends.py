"""What is remarked on while a run goes, and what is not."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from facet_engine.protocol.events import Events
from facet_engine.trainers.trends import Trends


class Run:
    """Feeds a series as the trainer does and collects the codes of the warnings."""

    def __init__(self, lines: Path, begins_at: int = 0) -> None:
        self._lines = lines
        self._descriptor = os.open(lines, os.O_WRONLY | os.O_CREAT)
        self._trends = Trends(Events(self._descriptor))
        self._step = begins_at
        self._trends.on_train_begin(None, SimpleNamespace(global_step=begins_at), None)

    def log(self, **figures: float) -> None:
        self._step += "loss" in figures
        state = SimpleNamespace(global_step=self._step)
        self._trends.on_log(None, state, None, logs=figures)

    def warnings(self) -> list[str]:
        return [json.loads(line)["code"] for line in self._lines.read_text("utf-8").splitlines()]

    def close(self) -> None:
        os.close(self._descriptor)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    found = Run(tmp_path / "events.jsonl")
    yield found
    found.close()


def wobble(step: int) -> float:
    return 0.3 * (-1) ** step


def test_a_loss_that_only_wobbles_is_flat_and_said_once(run: Run) -> None:
    for step in range(100):
        run.log(loss=2.0 + wobble(step))
    assert run.warnings() == ["loss_flat"]


def test_a_loss_that_falls_under_its_wobble_is_not_flat(run: Run) -> None:
    for step in range(100):
        run.log(loss=2.0 - step / 100 + wobble(step))
    assert run.warnings() == []


def test_what_is_learned_already_is_not_flat_nor_is_a_short_run(run: Run) -> None:
    for _ in range(39):
        run.log(loss=2.0)
    assert run.warnings() == []


def test_a_small_loss_may_stay(run: Run) -> None:
    for _ in range(60):
        run.log(loss=0.01)
    assert run.warnings() == []


def test_a_resumed_run_is_not_compared_with_steps_it_does_not_know(tmp_path: Path) -> None:
    resumed = Run(tmp_path / "events.jsonl", begins_at=500)
    for _ in range(60):
        resumed.log(loss=1.0)
    assert resumed.warnings() == []
    resumed.close()


@pytest.mark.parametrize(
    ("validation", "codes"),
    [
        ([1.0, 0.9, 0.8, 0.7], []),
        ([1.0, 0.8, 0.82, 0.83], []),
        ([0.1, 0.01, 0.02, 0.025], []),
        ([1.0, 0.8, 0.9, 0.79, 0.9], []),
        ([1.0, 0.8, 0.9, 1.0, 1.2], ["over_fitting"]),
    ],
)
def test_over_fitting_is_validation_that_keeps_rising_while_training_falls(
    run: Run, validation: list[float], codes: list[str]
) -> None:
    for number, loss in enumerate(validation):
        run.log(loss=1.0 - number / 10)
        run.log(eval_loss=loss)
    assert run.warnings() == codes


def test_validation_that_rises_with_training_is_no_over_fitting(run: Run) -> None:
    for number in range(6):
        run.log(loss=1.0 + number / 10)
        run.log(eval_loss=1.0 + number / 10)
    assert run.warnings() == []
