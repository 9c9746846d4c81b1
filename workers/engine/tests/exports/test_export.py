"""The task `export`: files that other programs read, each with its row on the certificate."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facet_engine.exports.converter import convert
from facet_engine.exports.export import CERTIFICATE
from facet_engine.models.load import attach_adapter, load_model, load_tokenizer
from facet_engine.protocol.errors import EngineError
from tests import tiny
from tests.engine_process import error_of, run_engine
from tests.in_process import Outcome, run_task
from tests.llama_command import llama_command
from tests.tiny_adapter import save_adapter

SAFETENSORS = [
    {"format": "safetensors", "dtype": "bfloat16"},
    {"format": "safetensors", "dtype": "float32"},
]
# A random model is nearly undecided everywhere: rounding to bfloat16 moves it more than a real one.
LOOSE = {"bfloat16": {"sameArgmaxOrTie": 0.5, "klMean": 1, "maxAbsDlogp": 5}}


@pytest.fixture(scope="module")
def adapter(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_adapter(tiny_model, tmp_path_factory.mktemp("adapter"))


def inputs(
    model: Path, folder: Path, adapter: Path | None = None, tuned: Path | None = None
) -> dict[str, Any]:
    rows = tiny.rows_file(folder / "rows.parquet", [tiny.chat(i) for i in range(8)])
    return {
        "model": str(model),
        "adapter": str(adapter) if adapter else None,
        "tunedModel": str(tuned) if tuned else None,
        "taskRows": str(rows),
    }


def config(formats: list[dict[str, str]], **more: Any) -> dict[str, Any]:
    return {
        "formats": formats,
        "name": "My tools / v1",
        "llamaCommand": llama_command() or ["node"],
        "primaryMetric": "json_equal",
        "taskN": 5,
        "maxNewTokens": 6,
        "thresholds": LOOSE,
        **more,
    }


@pytest.fixture(scope="module")
def outcome(tiny_model: Path, adapter: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("export")
    return run_task(folder, "export", inputs(tiny_model, folder, adapter), config(SAFETENSORS))


def test_every_format_is_written_measured_and_stamped(outcome: Outcome) -> None:
    certificate = outcome.result["certificate"]
    assert certificate["passed"], [row["reasons"] for row in certificate["rows"]]
    assert [row["artefact"] for row in certificate["rows"]] == [
        "merged-bfloat16",
        "merged-float32",
    ]
    assert certificate["reference"]["dtype"] == "float32"
    assert certificate["reference"]["tokens"] >= 600
    assert certificate["reference"]["offTaskTokens"] >= 300
    for row in certificate["rows"]:
        assert row["taskN"] == 5
        stamp = json.loads((outcome.output / row["artefact"] / CERTIFICATE).read_text("utf-8"))
        assert stamp["row"] == row
    assert certificate["rows"][1]["klMean"] < 1e-6


def test_sizes_are_those_of_the_files(outcome: Outcome) -> None:
    for one in outcome.result["formats"]:
        folder = outcome.output / one["path"]
        assert one["bytes"] == sum(file.stat().st_size for file in folder.iterdir())
    bits = [one["bitsPerWeight"] for one in outcome.result["formats"]]
    assert 16 <= bits[0] < 17
    assert 32 <= bits[1] < 33


def test_every_artefact_is_announced_with_its_hashes(outcome: Outcome) -> None:
    artifacts = {event["path"]: event for event in outcome.of_type("artifact")}
    assert {path: event["kind"] for path, event in artifacts.items()} == {
        "adapter": "adapter",
        "merged-bfloat16": "merged",
        "merged-float32": "merged",
    }
    for path, event in artifacts.items():
        names = {file["path"] for file in event["files"]}
        assert names == {file.name for file in (outcome.output / path).iterdir()}
    assert artifacts["merged-float32"]["details"]["certified"] is True


def test_the_merged_folder_is_base_and_adapter(
    outcome: Outcome, tiny_model: Path, adapter: Path
) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    ids = torch.tensor([[1, 60, 61, 62]])
    merged = AutoModelForCausalLM.from_pretrained(outcome.output / "merged-float32")
    wanted = attach_adapter(load_model(tiny_model, "float32"), adapter)
    with torch.inference_mode():
        assert (merged(ids).logits - wanted(ids).logits).abs().max() < 1e-4


def test_nothing_is_left_in_the_work_folder_and_nothing_half_written(outcome: Outcome) -> None:
    left = {path.name for path in outcome.output.parent.iterdir()}
    assert left == {"output", "events.jsonl", "rows.parquet"}
    assert not list(outcome.output.glob("*.partial"))


def test_what_fails_is_exported_without_a_stamp_and_says_why(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    strict = config([SAFETENSORS[0]], thresholds={"bfloat16": {"klMean": 0}})
    found = run_task(tmp_path, "export", inputs(tiny_model, tmp_path, adapter), strict)
    certificate = found.result["certificate"]
    assert certificate["passed"] is False
    assert "mean KL divergence" in certificate["rows"][0]["reasons"][0]
    assert (found.output / "merged" / "model.safetensors").is_file()
    assert not (found.output / "merged" / CERTIFICATE).exists()
    warning = next(event for event in found.of_type("warning") if event["code"] == "parity_failed")
    assert "merged is not certified" in warning["message"]


def test_a_fully_tuned_model_is_exported_without_an_adapter(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    tuned = tmp_path / "tuned"
    merged = attach_adapter(load_model(tiny_model, "float32"), adapter).merge_and_unload()
    merged.save_pretrained(tuned)
    load_tokenizer(tiny_model).save_pretrained(tuned)
    given = inputs(tiny_model, tmp_path, tuned=tuned)
    found = run_task(tmp_path, "export", given, config([SAFETENSORS[1]]))
    assert found.result["certificate"]["passed"]
    assert [event["path"] for event in found.of_type("artifact")] == ["merged"]


def test_without_held_out_rows_there_is_no_task_score(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    given = {**inputs(tiny_model, tmp_path, adapter), "taskRows": None}
    found = run_task(tmp_path, "export", given, config([SAFETENSORS[1]]))
    row = found.result["certificate"]["rows"][0]
    assert (row["taskScore"], row["taskN"]) == (None, 0)
    assert row["passed"]


def test_an_unknown_format_ends_the_job_as_the_user_s(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    asked = config([{"format": "gguf", "quantization": "Q2_K"}])
    code, engine = run_engine(
        tmp_path / "job", "export", inputs(tiny_model, tmp_path, adapter), asked
    )
    error = error_of(code, engine)
    assert (code, error["code"]) == (10, "quantization_unsupported")


def test_the_converter_s_refusal_is_named(tiny_model: Path, tmp_path: Path) -> None:
    # The tiny tokenizer is none that llama.cpp knows: the converter stops and must be heard.
    with pytest.raises(EngineError, match="converter"):
        convert(tiny_model, tmp_path / "x.gguf", "f16", "x", lambda _: None)
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "config.json").write_text('{"architectures":["NoSuchForCausalLM"]}', "utf-8")
    with pytest.raises(EngineError) as caught:
        convert(foreign, tmp_path / "x.gguf", "f16", "x", lambda _: None)
    assert caught.value.code == "unsupported_architecture"


def test_the_converter_s_own_library_does_not_reach_the_engine() -> None:
    code = "import gguf, sys; print(gguf.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert "converter" not in done.stdout
