"""A real small model, trained for real: it learns, and an interrupted run goes on bit by bit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facet_engine.trainers.feeds import knob_table
from tests import tiny
from tests.in_process import run_task

THREADS = 2


@pytest.mark.slow
def test_the_starter_model_learns_and_resumes_exactly_in_bfloat16(tmp_path: Path) -> None:
    source = {"source": {"type": "starter"}, "downloadDir": str(tmp_path)}
    imported = run_task(tmp_path / "import", "import-model", source, {"dtype": "bfloat16"})
    model = imported.output / "model"
    rows = [tiny.chat(i) for i in range(70)]
    files = {
        "train": str(tiny.rows_file(tmp_path / "train.parquet", rows[:60])),
        "validation": str(tiny.rows_file(tmp_path / "validation.parquet", rows[60:])),
    }
    prepared = run_task(
        tmp_path / "prepare",
        "prepare",
        {"model": str(model), "rows": files},
        {"max_length": 256, "train_on": "last-assistant", "truncation": "drop", "dataHash": "d"},
    )
    values = {knob_id: knob["default"] for knob_id, knob in knob_table().knobs.items()}
    values |= {
        "max_steps": 10,
        "save_steps": 4,
        "learning_rate": 1e-3,
        "lora_dropout": 0.05,
        "per_device_train_batch_size": 4,
        "eval_max_rows": 4,
        "sample_max_tokens": 32,
        "threads": THREADS,
    }
    config = {"method": "sft", "knobs": values, "resolvedAuto": None}
    inputs: dict[str, Any] = {
        "model": str(model),
        "prepared": str(prepared.output / "prepared"),
        "resumeFrom": None,
        "watchPrompts": [rows[3]["messages"][:2]],
    }
    straight = run_task(tmp_path / "straight", "train", inputs, config)
    assert straight.result["lastLoss"] < straight.result["firstLoss"] / 3
    answer = json.loads(straight.of_type("sample")[-1]["text"])
    assert set(answer) == {"room", "device", "action", "value"}
    checkpoint = straight.output / "checkpoint-4"
    resumed = run_task(
        tmp_path / "resumed", "train", {**inputs, "resumeFrom": str(checkpoint)}, config
    )
    for name in ("loss", "grad_norm", "learning_rate", "num_tokens"):
        wanted = {step: value for step, value in straight.series(name).items() if step > 4}
        assert resumed.series(name) == wanted, name
