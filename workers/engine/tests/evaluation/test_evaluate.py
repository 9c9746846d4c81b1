"""The task `evaluate`: same rows, same prompts, both models, and every grade on file."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from facet_engine.evaluation.evaluate import run  # noqa: F401 - imported once for all tests
from facet_engine.models.load import attach_adapter, load_model, load_tokenizer
from facet_engine.protocol.errors import EngineError
from tests import tiny
from tests.engine_process import EngineProcess, error_of, result_of, run_engine
from tests.in_process import Outcome, run_task
from tests.tiny_adapter import save_adapter

CONFIG = {
    "primaryMetric": "json_equal",
    "maxNewTokens": 8,
    "batchSize": 8,
    "maxRows": None,
    "seed": 1,
}


@pytest.fixture(scope="module")
def adapter(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_adapter(tiny_model, tmp_path_factory.mktemp("adapter"))


def inputs(
    model: Path, adapter: Path | None, rows: Path, tuned: Path | None = None
) -> dict[str, Any]:
    return {
        "model": str(model),
        "adapter": str(adapter) if adapter else None,
        "tunedModel": str(tuned) if tuned else None,
        "rows": str(rows),
    }


def held_out(folder: Path, count: int = 34) -> Path:
    return tiny.rows_file(folder / "test.parquet", [tiny.chat(i) for i in range(count)])


@pytest.fixture(scope="module")
def outcome(tiny_model: Path, adapter: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = tmp_path_factory.mktemp("evaluate")
    return run_task(folder, "evaluate", inputs(tiny_model, adapter, held_out(folder)), CONFIG)


def lines_of(outcome: Outcome) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(
        outcome.output / "evaluation" / "rows.parquet"
    ).to_pylist()
    return found


def test_every_row_is_answered_by_both_models_in_file_order(outcome: Outcome) -> None:
    lines = lines_of(outcome)
    assert [line["row"] for line in lines] == list(range(1, 35))
    assert [json.loads(line["prompt"]) for line in lines] == [
        tiny.chat(i)["messages"][:-1] for i in range(34)
    ]
    assert [line["reference"] for line in lines] == [
        tiny.chat(i)["messages"][-1]["content"] for i in range(34)
    ]
    assert any(line["base_output"] != line["tuned_output"] for line in lines)


def test_the_answers_are_those_of_plain_transformers(
    outcome: Outcome, tiny_model: Path, adapter: Path
) -> None:
    import torch

    tokenizer = load_tokenizer(tiny_model)
    dtype = "float32"
    base, tuned = (
        load_model(tiny_model, dtype),
        attach_adapter(load_model(tiny_model, dtype), adapter),
    )
    agreeing = 0
    for line in lines_of(outcome)[:10]:
        ids = tokenizer.apply_chat_template(
            json.loads(line["prompt"]), add_generation_prompt=True, return_tensors="pt"
        )["input_ids"]
        for side, model in (("base", base), ("tuned", tuned)):
            with torch.inference_mode():
                made = model.generate(input_ids=ids, do_sample=False, max_new_tokens=8)
            text = tokenizer.decode(made[0, ids.shape[1] :], skip_special_tokens=True)
            agreeing += text == line[f"{side}_output"]
    # The task may compute in bfloat16, where a random model has near-ties.
    assert agreeing >= 14


def test_the_result_is_the_summary_of_the_file(outcome: Outcome) -> None:
    lines, result = lines_of(outcome), outcome.result
    assert result["n"] == 34
    for name, sides in result["metrics"].items():
        if name == "perplexity":
            continue
        for side in ("base", "tuned"):
            mean = sum(line[f"{side}_{name}"] for line in lines) / len(lines)
            assert sides[side] == pytest.approx(mean)
    verdict = result["verdict"]
    assert verdict["n"] == 34
    counted = {
        word: sum(line["outcome"] == word for line in lines) for word in ("better", "worse", "same")
    }
    assert counted == {word: verdict[word] for word in counted}


def test_progress_phases_and_samples_are_told(outcome: Outcome) -> None:
    phases = [event["phase"] for event in outcome.of_type("phase")]
    assert phases[-3:] == ["evaluate-base", "evaluate-tuned", "grade"]
    last = outcome.of_type("progress")[-1]
    assert (last["done"], last["total"], last["unit"]) == (68, 68, "rows")
    assert {event["model"] for event in outcome.of_type("sample")} == {"base", "tuned"}
    artifact = outcome.of_type("artifact")[0]
    assert [file["path"] for file in artifact["files"]] == ["rows.parquet"]


def test_two_runs_give_the_same_file(
    outcome: Outcome, tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    again = run_task(tmp_path, "evaluate", inputs(tiny_model, adapter, held_out(tmp_path)), CONFIG)
    assert lines_of(again) == lines_of(outcome)
    assert again.result["verdict"] == outcome.result["verdict"]


def test_a_seed_draws_the_rows_when_there_are_more(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    def drawn(seed: int) -> list[int]:
        folder = tmp_path / str(seed)
        config = {**CONFIG, "maxRows": 6, "seed": seed, "maxNewTokens": 1}
        found = run_task(folder, "evaluate", inputs(tiny_model, adapter, held_out(folder)), config)
        assert found.result["verdict"]["conclusion"] == "too-few-rows"
        return [line["row"] for line in lines_of(found)]

    first = drawn(1)
    assert len(first) == 6
    assert first == sorted(first)
    assert drawn(2) != first


def test_a_fully_tuned_model_is_compared_as_a_folder(
    tiny_model: Path, adapter: Path, outcome: Outcome, tmp_path: Path
) -> None:
    merged = tmp_path / "merged"
    attach_adapter(load_model(tiny_model, "float32"), adapter).merge_and_unload().save_pretrained(
        merged
    )
    load_tokenizer(tiny_model).save_pretrained(merged)
    found = run_task(
        tmp_path, "evaluate", inputs(tiny_model, None, held_out(tmp_path), merged), CONFIG
    )
    metrics, wanted = found.result["metrics"], outcome.result["metrics"]
    assert metrics["loss"]["base"] == pytest.approx(wanted["loss"]["base"])
    assert metrics["loss"]["tuned"] == pytest.approx(wanted["loss"]["tuned"], abs=0.05)


def test_plain_text_rows_have_a_loss_and_nothing_else(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    rows = tiny.rows_file(
        tmp_path / "test.parquet",
        [{"text": f"turn on the {room} light"} for room in tiny.ROOMS * 7],
        "text",
    )
    config = {**CONFIG, "primaryMetric": "auto"}
    result = run_task(tmp_path, "evaluate", inputs(tiny_model, adapter, rows), config).result
    assert set(result["metrics"]) == {"loss", "perplexity"}
    assert result["primaryMetric"] == "loss"
    with pytest.raises(EngineError) as caught:
        run_task(tmp_path, "evaluate", inputs(tiny_model, adapter, rows), CONFIG)
    assert caught.value.code == "knob_conflict"


def test_auto_follows_the_references(tiny_model: Path, adapter: Path, tmp_path: Path) -> None:
    config = {**CONFIG, "primaryMetric": "auto", "maxNewTokens": 1}
    rows = held_out(tmp_path, 6)
    result = run_task(tmp_path, "evaluate", inputs(tiny_model, adapter, rows), config).result
    assert result["primaryMetric"] == "json_equal"


def test_rows_that_cannot_be_asked_are_counted_and_left_out(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    contents = [tiny.chat(i) for i in range(4)]
    contents[1]["messages"].pop()
    contents[2]["messages"][1]["content"] = "light " * 400
    rows = tiny.rows_file(tmp_path / "test.parquet", contents)
    found = run_task(tmp_path, "evaluate", inputs(tiny_model, adapter, rows), CONFIG)
    assert [line["row"] for line in lines_of(found)] == [1, 4]
    message = found.of_type("warning")[0]["message"]
    assert "no_assistant_turn: 1" in message
    assert "too_long: 1" in message


def test_no_usable_row_names_the_reason(tiny_model: Path, adapter: Path, tmp_path: Path) -> None:
    messages = [{"role": "user", "content": "hello"}]
    rows = tiny.rows_file(tmp_path / "test.parquet", [{"messages": messages}])
    code, engine = run_engine(
        tmp_path / "job", "evaluate", inputs(tiny_model, adapter, rows), CONFIG
    )
    error = error_of(code, engine)
    assert (code, error["code"]) == (10, "no_usable_rows")
    assert "no_assistant_turn: 1" in error["message"]


def test_the_process_leaves_when_it_is_told_to(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    config = {**CONFIG, "maxNewTokens": 120, "batchSize": 1}
    rows = held_out(tmp_path, 200)
    engine = EngineProcess(tmp_path / "job", "evaluate", inputs(tiny_model, adapter, rows), config)
    engine.wait_for(lambda event: event["type"] == "progress")
    engine.process.send_signal(signal.SIGTERM)
    assert engine.finish() not in (0, 20)
    assert not (tmp_path / "job" / "output" / "evaluation").exists()


def test_it_runs_as_the_runner_starts_it(tiny_model: Path, adapter: Path, tmp_path: Path) -> None:
    rows = held_out(tmp_path, 3)
    code, engine = run_engine(
        tmp_path / "job",
        "evaluate",
        inputs(tiny_model, adapter, rows),
        {**CONFIG, "maxNewTokens": 2},
    )
    result = result_of(code, engine)
    assert result["verdict"]["conclusion"] == "too-few-rows"
    assert result["seconds"] > 0
