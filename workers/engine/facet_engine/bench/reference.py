"""Our trainer against TRL's own on the same rows: the losses of every step, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """Train `steps` steps three times: plain TRL, our padded path, and the path that jobs take.

    Gives each side's largest relative difference from plain TRL, of loss and of gradient norm.
    `turned` changes knobs of the path that jobs take only. The padded path scores every position
    with TRL's own head: what is left there is what our trainer adds to its parent.
    """
    from trl import SFTTrainer

    from facet_engine.trainers.sft import FacetSFTTrainer

    padded = bare_run(request, **EXACT, **PADDED, max_steps=steps)
    usual = bare_run(request, **EXACT, max_steps=steps, **turned)
    wanted = series(padded, SFTTrainer)
    return {
        "steps": steps,
        "padded": differences(wanted, series(padded, FacetSFTTrainer, labelled_head=False)),
        "usual": differences(wanted, series(usual, FacetSFTTrainer)),
    }


def differences(
    wanted: Sequence[Mapping[str, float]], found: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    """The largest relative difference of any step, and where the losses began and ended."""

    def largest(name: str) -> float:
        pairs = zip(wanted, found, strict=True)
        return max(abs(a[name] - b[name]) / max(abs(a[name]), 1e-12) for a, b in pairs)

    return {
        "loss": largest("loss"),
        "gradNorm": largest("grad_norm"),
        "firstLoss": found[0]["loss"],
        "lastLoss": found[-1]["loss"],
    }


def series(bare: Bare, kind: type, **more: Any) -> list[dict[str, float]]:
    """Loss and gradient norm of each step."""
    with trainer_of(bare, kind, **more) as trainer:
        trainer.train()
        return [entry for entry in trainer.state.log_history if "loss" in entry]
