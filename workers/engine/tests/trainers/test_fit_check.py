from __future__ import annotations

from pathlib import Path

import pytest

from facet_engine.bench.runs import bare_run, trainer_of
from facet_engine.trainers.fit_check import DoesNotFit, check_fit, too_large
from facet_engine.trainers.sft import FacetSFTTrainer
from tests.conftest import Trainable
from tests.trainers.knobs import knobs


def request_of(trainable: Trainable, **turned: object) -> dict[str, object]:
    return {"threads": 1, "inputs": trainable.inputs(), "config": {"knobs": knobs(**turned)}}


def test_a_trial_step_changes_nothing_that_follows(trainable: Trainable) -> None:
    series = []
    for tried in (False, True):
        bare = bare_run(request_of(trainable, lora_dropout=0.1, max_steps=6))
        with trainer_of(bare, FacetSFTTrainer) as trainer:
            if tried:
                fit = check_fit(trainer, [48] * 4)
                assert fit.seconds > 0 and fit.tokens == 4 * 48
                assert all(p.grad is None for p in trainer.model.parameters())
            trainer.train()
            series.append(
                [
                    (entry["loss"], entry["grad_norm"], entry["num_tokens"])
                    for entry in trainer.state.log_history
                    if "loss" in entry
                ]
            )
    assert series[0] == series[1]


def test_a_step_that_would_not_fit_is_refused_with_the_knob_to_turn(
    trainable: Trainable, tmp_path: Path
) -> None:
    with trainer_of(bare_run(request_of(trainable)), FacetSFTTrainer) as trainer:
        with pytest.raises(DoesNotFit) as raised:
            check_fit(trainer, [120] * 4, limit_bytes=1 << 20)
        found = raised.value
        assert found.peak_bytes > found.limit_bytes == 1 << 20
        error = too_large(found, knobs())
        assert (error.code, error.cls, error.exit_code) == ("out_of_memory", "resource", 11)
    half = DoesNotFit(peak_bytes=8 << 30, limit_bytes=4 << 30, rows_that_fit=3, row=512)
    error = too_large(half, knobs(per_device_train_batch_size=8, gradient_accumulation_steps=2))
    assert error.place == "per_device_train_batch_size"
    assert error.details["fixKnobs"] == {
        "per_device_train_batch_size": 3,
        "gradient_accumulation_steps": 6,
    }
