"""TRL's and PEFT's config objects, built from fed knobs and pinned constants, and checked after."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from facet_engine.protocol.errors import EngineError
from facet_engine.trainers.feeds import knob_conflict
from facet_engine.trainers.pinned import LORA_CONSTANTS, SFT_CONSTANTS


def sft_config(fed: Mapping[str, Any], output_dir: Path, evaluates: bool, cuda: bool) -> Any:
    """SFTConfig from the fields in `fed`; raises `knob_conflict` for what TRL does not take."""
    from trl import SFTConfig

    if not evaluates:
        # Without validation rows there is nothing to choose by, whatever the knobs say.
        fed = {k: v for k, v in fed.items() if k not in ("load_best_model_at_end", "eval_on_start")}
    fields = {name: value for name, (value, _) in SFT_CONSTANTS.items()}
    fields |= {
        "output_dir": str(output_dir),
        "use_cpu": not cuda,
        "dataloader_pin_memory": cuda,
        "eval_strategy": "steps" if evaluates else "no",
        "metric_for_best_model": "eval_loss" if evaluates else None,
        **fed,
    }
    if evaluates:
        fields["eval_steps"] = fields["save_steps"]
    return _build(SFTConfig, fields, fed)


def lora_config(fed: Mapping[str, Any]) -> Any:
    """LoraConfig from the fields in `fed`; raises `knob_conflict` for what PEFT does not take."""
    from peft import LoraConfig

    constants = {name: value for name, (value, _) in LORA_CONSTANTS.items()}
    return _build(LoraConfig, {**constants, **fed}, fed)


def _build(kind: type, fields: Mapping[str, Any], fed: Mapping[str, Any]) -> Any:
    known = {field.name for field in dataclasses.fields(kind)}
    for name in fields:
        if name not in known:
            raise EngineError(
                "internal",
                "platform",
                f"{kind.__name__} has no field {name}; the table of knobs is of another version.",
                name,
                "Install the engine and the platform of one version.",
            )
    try:
        config = kind(**fields)
    except (ValueError, TypeError, ImportError) as error:
        raise refused_setting(error, fed, kind.__name__) from error
    for name, value in fed.items():
        arrived = getattr(config, name)
        if not _equal(arrived, value):
            raise knob_conflict(
                name, f"was changed from {value!r} to {arrived!r} by the library", "Set it so."
            )
    return config


def refused_setting(error: Exception, fed: Mapping[str, Any], otherwise: str) -> EngineError:
    """A library's refusal, at the setting whose name or value it mentions."""
    said = str(error).splitlines()[0][:300] if str(error) else type(error).__name__
    named = [name for name in fed if name in said]
    named += [
        name for name, value in fed.items() if isinstance(value, str) and value and value in said
    ]
    place = named[0] if named else otherwise
    return knob_conflict(place, f"is refused: {said}", "Choose another value.")


def _equal(arrived: Any, value: Any) -> bool:
    if isinstance(arrived, Enum):
        arrived = arrived.value
    if isinstance(arrived, set):
        return isinstance(value, list) and arrived == set(value)
    return bool(arrived == value)
