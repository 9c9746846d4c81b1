"""Turning a knob is seen: in steps, rates, tensors, batches, files, figures. One entry a knob."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from facet_engine.bench.runs import bare_run, trainer_of
from facet_engine.protocol.errors import EngineError
from facet_engine.trainers.feeds import knob_table
from facet_engine.trainers.library_words import words_passed_on
from facet_engine.trainers.sft import FacetSFTTrainer
from tests import tiny
from tests.conftest import Trainable
from tests.in_process import run_task
from tests.trainers.knobs import knobs

Look = Callable[[Any], Any]


def rates(trainer: Any) -> Any:
    trainer.train()
    return [e["learning_rate"] for e in trainer.state.log_history if "learning_rate" in e]


def losses(trainer: Any) -> Any:
    trainer.train()
    return [e["loss"] for e in trainer.state.log_history if "loss" in e]


def steps(trainer: Any) -> Any:
    trainer.train()
    return trainer.state.global_step


def trained(trainer: Any) -> Any:
    return {name: tuple(p.shape) for name, p in trainer.model.named_parameters() if p.requires_grad}


def scales(trainer: Any) -> Any:
    return [module.scaling["default"] for module in trainer.model.modules() if _is_lora(module)]


def start(trainer: Any) -> Any:
    return [p.sum().item() for n, p in trainer.model.named_parameters() if "lora_A" in n]


def optimizer(trainer: Any) -> Any:
    trainer.create_optimizer()
    kept = [{k: v for k, v in g.items() if k != "params"} for g in trainer.optimizer.param_groups]
    return type(trainer.optimizer).__name__, kept


def batch(trainer: Any) -> Any:
    first = next(iter(trainer.get_train_dataloader()))
    return {name: getattr(value, "shape", value) for name, value in first.items()}


def recomputing(trainer: Any) -> Any:
    trainer.train()
    return [
        m.gradient_checkpointing
        for m in trainer.model.modules()
        if hasattr(m, "gradient_checkpointing")
    ]


def attention(trainer: Any) -> Any:
    return trainer.model.config._attn_implementation


def weights(trainer: Any) -> Any:
    return {p.dtype for p in trainer.model.parameters()}


def threads(trainer: Any) -> Any:
    return torch.get_num_threads()


def _is_lora(module: Any) -> bool:
    return isinstance(getattr(module, "scaling", None), dict) and "default" in module.scaling


# knob -> (what is turned besides, the two values, what is looked at)
BARE: dict[str, tuple[dict[str, Any], list[Any], Look]] = {
    "num_train_epochs": ({"max_steps": -1, "per_device_train_batch_size": 30}, [1, 2], steps),
    "max_steps": ({}, [3, 4], steps),
    "learning_rate": ({}, ["auto", 1e-3], rates),
    "lr_scheduler_type": ({"max_steps": 8}, ["linear", "cosine", "constant"], rates),
    "warmup_steps": ({}, [0, 3], rates),
    "num_cycles": ({"lr_scheduler_type": "cosine_with_restarts", "max_steps": 8}, [1, 3], rates),
    "min_lr_rate": ({"lr_scheduler_type": "cosine_with_min_lr"}, [0, 0.5], rates),
    "num_decay_steps": ({"lr_scheduler_type": "warmup_stable_decay"}, ["auto", 4], rates),
    "lr_power": ({"lr_scheduler_type": "polynomial"}, [1, 3], rates),
    "tuning": ({}, ["lora", "full"], trained),
    "lora_r": ({}, [4, 8], trained),
    "lora_alpha": ({}, [8, 16], scales),
    "lora_dropout": ({}, [0, 0.5], losses),
    "target_modules": ({}, ["all-linear", ["q_proj", "v_proj"]], trained),
    "exclude_modules": ({}, [None, ["q_proj"]], trained),
    "layers_to_transform": ({"target_modules": ["q_proj"]}, [None, [1]], trained),
    "use_rslora": ({}, [False, True], scales),
    "use_dora": ({}, [False, True], trained),
    "init_lora_weights": ({}, [True, "gaussian", "orthogonal", "olora", "pissa"], start),
    "rank_pattern": ({}, [{}, {"q_proj": 2}], trained),
    "alpha_pattern": ({}, [{}, {"q_proj": 32}], scales),
    "per_device_train_batch_size": ({}, [4, 6], batch),
    "gradient_accumulation_steps": ({}, [1, 2], losses),
    "train_sampling_strategy": ({}, ["random", "sequential"], losses),
    "dataloader_drop_last": (
        {"max_steps": -1, "num_train_epochs": 1, "per_device_train_batch_size": 25},
        [False, True],
        steps,
    ),
    "padding_free": ({}, ["auto", False], batch),
    "pad_to_multiple_of": ({"padding_free": False}, [None, 64], batch),
    "seed": ({}, [42, 43], start),
    "data_seed": ({}, [None, 7], losses),
    "optim": (
        {},
        ["adamw_torch_fused", "adamw_torch", "adafactor", "rmsprop", "sgd"],
        optimizer,
    ),
    "weight_decay": ({}, [0, 0.1], optimizer),
    "adam_beta1": ({}, [0.9, 0.8], optimizer),
    "adam_beta2": ({}, [0.999, 0.9], optimizer),
    "adam_epsilon": ({}, [1e-8, 1e-4], optimizer),
    "momentum": ({"optim": "sgd"}, [0.9, 0.5], optimizer),
    "max_grad_norm": ({"optim": "sgd", "learning_rate": 0.1}, [1, 0.01], losses),
    "loss_type": ({}, ["nll", "dft"], losses),
    "neftune_noise_alpha": ({}, [None, 5], losses),
    "precision": ({}, ["fp32", "bf16"], losses),
    "model_dtype": ({}, ["float32", "bfloat16"], weights),
    "gradient_checkpointing": ({}, [False, True], recomputing),
    "attn_implementation": ({}, ["auto", "sdpa", "eager"], attention),
    "threads": ({}, [1, 2], threads),
}


@pytest.mark.parametrize("knob", BARE)
def test_turning_it_is_seen_in_the_trainer(trainable: Trainable, knob: str) -> None:
    besides, values, look = BARE[knob]
    seen = []
    for value in values:
        said: list[str] = []
        # The bare run of benchmarks does without recomputing; here it is looked at.
        turned = {"gradient_checkpointing": False, **besides, knob: value}
        request = {"threads": 2, "inputs": trainable.inputs(), "config": {"knobs": knobs()}}
        with (
            words_passed_on(said.append),
            trainer_of(bare_run(request, **turned), FacetSFTTrainer) as trainer,
        ):
            seen.append(look(trainer))
        assert not [text for text in said if "ignored" in text or "disabled" in text], said
    torch.set_num_threads(1)
    for at, one in enumerate(seen):
        assert one not in seen[:at], f"{knob}: {values[at]!r} looks like another value"


def eval_steps(outcome: Any) -> Any:
    return sorted(outcome.series("eval_loss"))


def eval_losses(outcome: Any) -> Any:
    return list(outcome.series("eval_loss").values())


def last_step(outcome: Any) -> Any:
    return outcome.result["steps"]


def saved(outcome: Any) -> Any:
    return [event["step"] for event in outcome.of_type("checkpoint")]


def kept(outcome: Any) -> Any:
    return len(list(outcome.output.glob("checkpoint-*")))


def logged(outcome: Any) -> Any:
    return sorted(outcome.series("loss"))


def samples(outcome: Any) -> Any:
    return [len(event["text"]) for event in outcome.of_type("sample")]


STOPPING = {"early_stopping_patience": 1, "save_steps": 1, "max_steps": 8}
JOB: dict[str, tuple[dict[str, Any], list[Any], Look]] = {
    "per_device_eval_batch_size": ({}, [8, 3], eval_losses),
    "eval_on_checkpoint": ({}, [True, False], eval_steps),
    "eval_on_start": ({}, [False, True], eval_steps),
    "eval_max_rows": ({}, [8, 4, None], eval_losses),
    "early_stopping_patience": (
        {**STOPPING, "early_stopping_threshold": 10},
        [1, 3, None],
        last_step,
    ),
    "early_stopping_threshold": (STOPPING, [0, 10], last_step),
    "load_best_model_at_end": (
        {"learning_rate": 0.05, "max_steps": 8, "save_steps": 2},
        [True, False],
        lambda outcome: outcome.result["step"],
    ),
    "save_steps": ({}, ["auto", 3], saved),
    "save_total_limit": ({"save_steps": 1}, [2, 4], kept),
    "logging_steps": ({}, [1, 3], logged),
    "watch_prompts": ({}, [0, 1, 3], samples),
    "sample_max_tokens": ({}, [2, 12], samples),
    "max_minutes": ({"max_steps": 40, "save_steps": 40}, [None, 1 / 60000], last_step),
}


@pytest.mark.parametrize("knob", JOB)
def test_turning_it_is_seen_in_the_job(
    tmp_path: Path, trainable: Trainable, misleading: Trainable, knob: str
) -> None:
    besides, values, look = JOB[knob]
    data = misleading if knob == "load_best_model_at_end" else trainable
    seen = []
    for number, value in enumerate(values):
        config = {
            "method": "sft",
            "knobs": knobs(**{**besides, knob: value}),
            "resolvedAuto": None,
        }
        outcome = run_task(tmp_path / str(number), "train", data.inputs(watched=3), config)
        seen.append(look(outcome))
    for at, one in enumerate(seen):
        assert one not in seen[:at], f"{knob}: {values[at]!r} looks like another value"


def test_stop_on_non_finite_decides_whether_a_broken_run_goes_on(
    tmp_path: Path, trainable: Trainable
) -> None:
    broken = {"learning_rate": 1e30, "max_grad_norm": 0, "eval_on_checkpoint": False}
    for stops in (True, False):
        config = {
            "method": "sft",
            "knobs": knobs(**broken, stop_on_non_finite=stops, max_steps=8),
            "resolvedAuto": None,
        }
        folder = tmp_path / str(stops)
        if stops:
            with pytest.raises(EngineError):
                run_task(folder, "train", trainable.inputs(), config)
        else:
            assert run_task(folder, "train", trainable.inputs(), config).result["steps"] == 8


@pytest.mark.parametrize(
    ("knob", "values"),
    [
        ("max_length", [128, 47]),
        ("truncation", ["drop", "keep_start"]),
        ("train_on", ["last-assistant", "all"]),
    ],
)
def test_turning_it_is_seen_in_the_prepared_rows(
    tmp_path: Path, tiny_tokenizer: Path, knob: str, values: list[Any]
) -> None:
    rows = str(tiny.rows_file(tmp_path / "train.parquet", [tiny.chat(i) for i in range(20)]))
    seen = []
    for number, value in enumerate(values):
        config = {"max_length": 48, "train_on": "last-assistant", "truncation": "drop"}
        config |= {"dataHash": "d", knob: value}
        inputs = {"model": str(tiny_tokenizer), "rows": {"train": rows, "validation": None}}
        outcome = run_task(tmp_path / str(number), "prepare", inputs, config)
        train = outcome.result["train"]
        seen.append((train["kept"], train["cut"], train["trainedTokens"]))
    assert seen[0] != seen[1]


def test_every_knob_has_its_effect_tested() -> None:
    elsewhere = {"stop_on_non_finite", "max_length", "truncation", "train_on"}
    assert set(BARE) | set(JOB) | elsewhere == set(knob_table().knobs)


def test_words_of_the_libraries_are_heard() -> None:
    said: list[str] = []
    with words_passed_on(said.append):
        logging.getLogger("trl.trainer.sft_trainer").warning("this setting is ignored")
        logging.getLogger("transformers.trainer").warning("this setting is ignored")
    assert said == ["this setting is ignored"]
