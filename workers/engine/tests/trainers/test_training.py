"""A whole training, as the platform sees it: events, files, figures, refusals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from facet_engine.models.load import attach_adapter, load_model, load_tokenizer
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.files import sha256_of
from tests import tiny
from tests.conftest import Trainable
from tests.in_process import Outcome, run_task
from tests.trainers.knobs import knobs


def train(
    folder: Path, trainable: Trainable, watched: int = 0, resolved: Any = None, **turned: Any
) -> Outcome:
    config = {"method": "sft", "knobs": knobs(**turned), "resolvedAuto": resolved}
    return run_task(folder, "train", trainable.inputs(watched=watched), config)


def test_a_run_tells_its_figures_and_leaves_a_usable_adapter(
    tmp_path: Path, trainable: Trainable
) -> None:
    done = train(tmp_path, trainable, watched=2, max_steps=10, save_steps=4)
    assert [event["phase"] for event in done.of_type("phase")][:4] == [
        "load-libraries",
        "load-model",
        "fit-check",
        "train",
    ]
    assert sorted(done.series("loss")) == list(range(1, 11))
    for name in ("grad_norm", "learning_rate", "tokens_per_second", "num_tokens"):
        assert sorted(done.series(name)) == list(range(1, 11)), name
    assert sorted(done.series("eval_loss")) == [4, 8, 10]
    assert done.of_type("progress")[-1]["done"] == 10
    result = done.result
    assert (result["steps"], result["output"]) == (10, {"kind": "adapter", "path": "adapter"})
    assert result["firstLoss"] == done.series("loss")[1] > result["lastLoss"]
    assert result["bestEvalLoss"] == min(done.series("eval_loss").values())
    assert result["tokens"] == done.series("num_tokens")[10]
    assert 0 < result["trainedTokens"] < result["tokens"]
    assert result["calibration"]["secondsPerStep"] > 0
    assert result["auto"]["padding_free"]["value"] is True
    samples = done.of_type("sample")
    assert [(s["step"], s["index"], s["model"]) for s in samples] == [
        (step, index, "base" if step == 0 else "tuned")
        for step in (0, 4, 8, 10)
        for index in (0, 1)
    ]
    adapter = done.output / "adapter"
    assert sorted(path.name for path in adapter.iterdir()) == [
        "adapter_config.json",
        "adapter_model.safetensors",
    ]
    config = json.loads((adapter / "adapter_config.json").read_text())
    assert config["base_model_name_or_path"] is None and config["r"] == 4
    assert all("lora_" in name for name in load_file(adapter / "adapter_model.safetensors"))
    model = attach_adapter(load_model(trainable.model, "float32"), adapter)
    assert any(p.abs().sum() > 0 for n, p in model.named_parameters() if "lora_B" in n)


def test_without_prompts_of_one_s_own_the_same_validation_rows_are_watched(
    tmp_path: Path, trainable: Trainable
) -> None:
    turned = {"max_steps": 4, "save_steps": 4, "watch_prompts": 2}
    runs = [train(tmp_path / str(run), trainable, **turned) for run in range(2)]
    first, second = (
        [(s["step"], s["index"], s["prompt"], s["reference"], s["text"]) for s in samples]
        for samples in (run.of_type("sample") for run in runs)
    )
    assert first == second
    assert [sample[:2] for sample in first] == [(0, 0), (0, 1), (4, 0), (4, 1)]
    validation = {
        row["messages"][1]["content"]: row["messages"][2]["content"]
        for row in (tiny.chat(i) for i in range(60, 70))
    }
    for _, _, prompt, reference, _ in first:
        assert [message["role"] for message in prompt] == ["system", "user"]
        assert validation[prompt[1]["content"]] == reference


def test_one_s_own_prompts_come_first_and_have_no_known_answer(
    tmp_path: Path, trainable: Trainable
) -> None:
    done = train(tmp_path, trainable, watched=1, max_steps=2, save_steps=2, watch_prompts=3)
    samples = done.of_type("sample")
    assert [sample["step"] for sample in samples] == [0, 2]
    assert not any("reference" in sample for sample in samples)
    assert samples[0]["prompt"] == tiny.chat(900)["messages"][:2]


def test_checkpoints_are_listed_whole_and_free_of_pickled_objects(
    tmp_path: Path, trainable: Trainable
) -> None:
    done = train(tmp_path, trainable, max_steps=6, save_steps=3)
    for event in done.of_type("checkpoint"):
        folder = done.output / event["path"]
        listed = {file["path"]: file["sha256"] for file in event["files"]}
        assert listed == {path.name: sha256_of(path) for path in folder.iterdir()}
        assert sorted(set(listed) - {"best-adapter.safetensors"}) == [
            "adapter_config.json",
            "adapter_model.safetensors",
            "manifest.json",
            "optimizer.pt",
            "rng_state.pth",
            "scheduler.pt",
            "trainer_state.json",
        ]
        manifest = json.loads((folder / "manifest.json").read_text())
        assert manifest["step"] == event["step"]
        assert {file["path"] for file in manifest["files"]} == set(listed) - {"manifest.json"}
        assert manifest["versions"]["trl"] and manifest["datasetKey"] and manifest["configHash"]
        assert manifest["cursor"] == {
            "epoch": 0,
            "stepInEpoch": event["step"],
            "stepsOfEpoch": 15,
        }
        for name in ("optimizer.pt", "scheduler.pt"):
            torch.load(folder / name, weights_only=True)
        assert str(tmp_path) not in "".join(path.read_text("latin-1") for path in folder.iterdir())


def test_the_last_two_and_the_best_are_kept_and_the_best_is_the_result(
    tmp_path: Path, misleading: Trainable
) -> None:
    done = train(
        tmp_path,
        misleading,
        max_steps=12,
        save_steps=2,
        learning_rate=0.05,
        lr_scheduler_type="constant",
        save_total_limit=2,
    )
    losses = done.series("eval_loss")
    best = min(losses, key=lambda step: losses[step])
    assert best not in (10, 12), "validation must get worse for this test"
    kept = sorted(path.name for path in done.output.glob("checkpoint-*"))
    assert kept == sorted(f"checkpoint-{step}" for step in (best, 10, 12))
    assert [event["step"] for event in done.of_type("checkpoint") if event["best"]][-1] == best
    assert (done.result["bestStep"], done.result["step"]) == (best, best)
    wanted = load_file(done.output / f"checkpoint-{best}" / "adapter_model.safetensors")
    found = load_file(done.output / "adapter" / "adapter_model.safetensors")
    assert all(torch.equal(wanted[name], found[name]) for name in wanted)
    last = train(
        tmp_path / "last",
        misleading,
        max_steps=12,
        save_steps=2,
        learning_rate=0.05,
        lr_scheduler_type="constant",
        load_best_model_at_end=False,
    )
    assert last.result["step"] == 12
    wanted = load_file(last.output / "checkpoint-12" / "adapter_model.safetensors")
    found = load_file(last.output / "adapter" / "adapter_model.safetensors")
    assert all(torch.equal(wanted[name], found[name]) for name in wanted)


def test_what_happens_beside_training_does_not_change_it(
    tmp_path: Path, trainable: Trainable
) -> None:
    plain = {"lora_dropout": 0.1, "max_steps": 8}
    busy = train(tmp_path / "busy", trainable, watched=3, save_steps=2, eval_on_start=True, **plain)
    quiet = train(
        tmp_path / "quiet",
        trainable,
        save_steps=8,
        eval_on_checkpoint=False,
        watch_prompts=0,
        **plain,
    )
    for name in ("loss", "grad_norm", "learning_rate"):
        assert busy.series(name) == quiet.series(name)
    assert quiet.result["bestStep"] is None and quiet.result["step"] == 8
    assert 0 in busy.series("eval_loss")


def test_full_tuning_leaves_a_model_of_its_own(tmp_path: Path, trainable: Trainable) -> None:
    done = train(tmp_path, trainable, tuning="full", learning_rate=1e-3, max_steps=6)
    folder = done.output / "model"
    assert done.result["output"] == {"kind": "model", "path": "model"}
    assert load_tokenizer(folder).chat_template == load_tokenizer(trainable.model).chat_template
    tuned, base = load_model(folder, "float32"), load_model(trainable.model, "float32")
    changed = [
        name
        for (name, one), other in zip(tuned.named_parameters(), base.parameters(), strict=True)
        if not torch.equal(one, other)
    ]
    assert len(changed) == len(list(base.parameters()))
    config = json.loads((folder / "config.json").read_text())
    assert config["dtype"] == "float32" and "per_document" not in json.dumps(config)


def test_adapters_that_start_from_the_base_fit_the_base_as_it_is_stored(
    tmp_path: Path, trainable: Trainable
) -> None:
    for start in ("pissa", "olora"):
        done = train(
            tmp_path / start, trainable, init_lora_weights=start, max_steps=6, learning_rate=0.01
        )
        # Validation ran on the model in memory; the adapter from disk must say the same.
        model = attach_adapter(load_model(trainable.model, "float32"), done.output / "adapter")
        assert abs(_validation_loss(model, trainable) - done.result["bestEvalLoss"]) < 1e-3
        assert done.series("eval_loss")[3] != done.series("eval_loss")[6]


def _validation_loss(model: Any, trainable: Trainable) -> float:
    """Mean loss of the batches that training's validation scored: all 8 rows in one batch."""
    import pyarrow.parquet as pq

    rows = pq.read_table(trainable.prepared / "validation.parquet").to_pylist()[:8]
    total, count = 0.0, 0
    with torch.inference_mode():
        for row in rows:
            ids, labels = torch.tensor([row["input_ids"]]), torch.tensor(row["labels"])[1:]
            scores = model(input_ids=ids).logits[0, :-1].log_softmax(-1)
            at = labels != -100
            total -= scores[at, labels[at]].sum().item()
            count += int(at.sum())
    return total / count


def test_a_number_that_is_none_ends_the_run_and_keeps_the_good_checkpoint(
    tmp_path: Path, trainable: Trainable
) -> None:
    with pytest.raises(EngineError) as raised:
        train(tmp_path, trainable, learning_rate=1e30, max_grad_norm=0, save_steps=1, max_steps=20)
    error = raised.value
    assert error.code in ("loss_not_finite", "gradient_not_finite")
    assert (error.cls, error.exit_code) == ("numeric", 12)
    assert "learning_rate" in error.fix
    for folder in (tmp_path / "output").glob("checkpoint-*"):
        weights = load_file(folder / "adapter_model.safetensors")
        loss = json.loads((folder / "manifest.json").read_text())["progress"]["lastLoss"]
        assert loss is not None and weights


def test_an_exploding_loss_is_named(tmp_path: Path, trainable: Trainable) -> None:
    with pytest.raises(EngineError) as raised:
        train(tmp_path, trainable, tuning="full", learning_rate=10, max_steps=20)
    assert raised.value.code == "loss_exploded"


@pytest.mark.parametrize(
    ("turned", "place"),
    [
        ({"target_modules": ["no_such_layer"]}, "target_modules"),
        ({"lr_scheduler_type": "no_such_schedule"}, "lr_scheduler_type"),
        ({"optim": "no_such_optimizer"}, "optim"),
    ],
)
def test_settings_that_the_library_refuses_are_named(
    tmp_path: Path, trainable: Trainable, turned: dict[str, Any], place: str
) -> None:
    with pytest.raises(EngineError) as raised:
        train(tmp_path, trainable, **turned)
    assert (raised.value.code, raised.value.place) == ("knob_conflict", place)


def test_unknown_and_missing_knobs_are_refused(tmp_path: Path, trainable: Trainable) -> None:
    values = knobs()
    missing = {name: value for name, value in values.items() if name != "seed"}
    for wrong, place in (({**values, "warp_speed": 9}, "warp_speed"), (missing, "seed")):
        config = {"method": "sft", "knobs": wrong, "resolvedAuto": None}
        with pytest.raises(EngineError) as raised:
            run_task(tmp_path, "train", trainable.inputs(), config)
        assert (raised.value.code, raised.value.place) == ("knob_conflict", place)


def test_threads_are_the_knob_s_within_what_the_runner_allows(
    tmp_path: Path, trainable: Trainable
) -> None:
    for asked, limited in ((1, []), (3, ["threads_limited"]), ("auto", [])):
        done = train(tmp_path / str(asked), trainable, threads=asked, max_steps=1)
        assert done.result["calibration"]["threads"] == 1
        assert [event["code"] for event in done.of_type("warning")] == limited
        assert torch.get_num_threads() == 1


def test_a_run_that_learns_nothing_is_remarked_on(tmp_path: Path, trainable: Trainable) -> None:
    turned = {"max_steps": 40, "eval_on_checkpoint": False, "watch_prompts": 0}
    done = train(tmp_path, trainable, learning_rate=1e-9, save_steps=40, **turned)
    assert [event["code"] for event in done.of_type("warning")] == ["loss_flat"]


def test_the_time_limit_ends_a_run_in_order(tmp_path: Path, trainable: Trainable) -> None:
    done = train(tmp_path, trainable, max_minutes=1 / 60000, max_steps=50, save_steps=50)
    assert done.result["steps"] < 50
    assert done.result["stoppedFor"] == "the time limit"
    assert (done.output / "adapter" / "adapter_model.safetensors").is_file()


def test_early_stopping_waits_for_its_patience(tmp_path: Path, trainable: Trainable) -> None:
    done = train(
        tmp_path,
        trainable,
        early_stopping_patience=2,
        early_stopping_threshold=10,
        save_steps=2,
        max_steps=20,
    )
    assert done.result["steps"] == 6
    assert sorted(done.series("eval_loss")) == [2, 4, 6]
