"""Our trainer against TRL's own on the same rows: the losses of every step, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facet_engine.bench.runs import Bare, bare_run, trainer_of

# TRL's padded path: batches padded to their longest row, every position scored.
PADDED = {"padding_free": False, "attn_implementation": "sdpa"}
# Both sides as exact as they get, without chance.
EXACT = {
    "precision": "fp32",
    "model_dtype": "float32",
    "lora_dropout": 0,
    "neftune_noise_alpha": None,
    "logging_steps": 1,
}


def compare_with_reference(request: Mapping[str, Any], steps: int, **turned: Any) -> dict[str, Any]:
    """Train `steps` steps twice; give both series and the largest relative difference.

    `turned` changes knobs of our side only; the reference is always TRL's padded path.
    """
    from trl import SFTTrainer

    from facet_engine.trainers.sft import FacetSFTTrainer

    reference = bare_run(request, **EXACT, **PADDED, max_steps=steps)
    ours = bare_run(request, **EXACT, max_steps=steps, **turned)
    wanted, found = series(reference, SFTTrainer), series(ours, FacetSFTTrainer)
    differences = {
        name: max(
            abs(a[name] - b[name]) / max(abs(a[name]), 1e-12)
            for a, b in zip(wanted, found, strict=True)
        )
        for name in ("loss", "grad_norm")
    }
    return {
        "steps": steps,
        "reference": [entry["loss"] for entry in wanted],
        "ours": [entry["loss"] for entry in found],
        "maxRelativeLoss": differences["loss"],
        "maxRelativeGradNorm": differences["grad_norm"],
    }


def series(bare: Bare, kind: type) -> list[dict[str, float]]:
    """Loss and gradient norm of each step."""
    with trainer_of(bare, kind) as trainer:
        trainer.train()
        return [entry for entry in trainer.state.log_history if "loss" in entry]
