from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Before any library is imported: no network, no telemetry, no spinning threads on busy machines.
os.environ.update(
    # Nothing answers there: a call that no test ordered fails at once.
    HF_ENDPOINT="http://127.0.0.1:1",
    HF_HUB_DISABLE_TELEMETRY="1",
    TRL_EXPERIMENTAL_SILENCE="1",
    OMP_WAIT_POLICY="PASSIVE",
    GOMP_SPINCOUNT="0",
    TOKENIZERS_PARALLELISM="false",
    TQDM_DISABLE="1",
)

from tests import tiny
from tests.in_process import run_task
from tests.tiny import save_model, save_tokenizer


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete model folder: 2-layer random Llama, tokenizer with a plain ChatML template."""
    return save_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def tiny_tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tokenizer's folder alone: no config, no weights, and no torch needed to make it."""
    folder = tmp_path_factory.mktemp("tokenizers") / "tiny"
    save_tokenizer(folder)
    return folder


@dataclass(frozen=True)
class Trainable:
    """The inputs of a training of the tiny model: 60 prepared rows, 10 for validation."""

    model: Path
    prepared: Path

    def inputs(self, resume_from: Path | None = None, watched: int = 0) -> dict[str, Any]:
        return {
            "model": str(self.model),
            "prepared": str(self.prepared),
            "resumeFrom": str(resume_from) if resume_from else None,
            "watchPrompts": [tiny.chat(900 + i)["messages"][:2] for i in range(watched)],
        }


@pytest.fixture(scope="session")
def trainable(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Trainable:
    rows = [tiny.chat(i) for i in range(70)]
    return prepare(tiny_model, tmp_path_factory.mktemp("prepared"), rows[:60], rows[60:])


@pytest.fixture(scope="session")
def misleading(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Trainable:
    """Validation rows whose answers are of another kind: learning makes them less likely."""
    rows = [tiny.chat(i) for i in range(70)]
    for row in rows[60:]:
        row["messages"][2]["content"] = "WXYZ " * 8
    return prepare(tiny_model, tmp_path_factory.mktemp("misleading"), rows[:60], rows[60:])


def prepare(model: Path, folder: Path, train_rows: Any, validation_rows: Any) -> Trainable:
    train = tiny.rows_file(folder / "train.parquet", train_rows)
    validation = tiny.rows_file(folder / "validation.parquet", validation_rows)
    outcome = run_task(
        folder / "job",
        "prepare",
        {"model": str(model), "rows": {"train": str(train), "validation": str(validation)}},
        {"max_length": 128, "train_on": "last-assistant", "truncation": "drop", "dataHash": "d"},
    )
    return Trainable(model, outcome.output / "prepared")
