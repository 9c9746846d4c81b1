"""Full sets of knobs for tests, from the same defaults that the platform uses."""

from __future__ import annotations

from typing import Any

from facet_engine.trainers.feeds import knob_table


def knobs(**turned: Any) -> dict[str, Any]:
    """Defaults, made small and exact for the tiny model, with `turned` over them."""
    values = {knob_id: knob["default"] for knob_id, knob in knob_table().knobs.items()}
    small = {
        "precision": "fp32",
        "model_dtype": "float32",
        "max_length": 128,
        "max_steps": 6,
        "per_device_train_batch_size": 4,
        "learning_rate": 1e-3,
        "lora_r": 4,
        "lora_alpha": 8,
        "save_steps": 3,
        "sample_max_tokens": 4,
        "eval_max_rows": 8,
        "threads": 1,
    }
    unknown = (set(small) | set(turned)) - set(values)
    assert not unknown, unknown
    return {**values, **small, **turned}
