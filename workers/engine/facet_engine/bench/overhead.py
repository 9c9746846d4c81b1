"""The same training from a plain script: what a job costs beyond it is the difference."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from facet_engine.bench.runs import bare_run, trainer_of
from facet_engine.protocol.heartbeat import peak_resident_bytes


def train_as_script(request: Mapping[str, Any], steps: int | None) -> dict[str, Any]:
    """Train without events, checkpoints, validation or samples; give seconds and tokens.

    `trainCpuSeconds` and `trainWallSeconds` are those of the training loop, the others of the whole
    process with its imports.
    """
    from facet_engine.trainers.sft import FacetSFTTrainer

    bare = bare_run(request, **({"max_steps": steps} if steps else {}))
    with trainer_of(bare, FacetSFTTrainer) as trainer:
        wall, cpu = time.perf_counter(), time.process_time()
        trainer.train()
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
        return {
            "steps": trainer.state.global_step,
            "tokens": trainer._total_train_tokens,
            "trainCpuSeconds": round(cpu, 3),
            "trainWallSeconds": round(wall, 3),
            "processCpuSeconds": round(time.process_time(), 3),
            "peakRssBytes": peak_resident_bytes(),
            "firstLoss": losses[0],
            "lastLoss": losses[-1],
        }
