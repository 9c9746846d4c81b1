"""A trainer from model, prepared rows and fed knobs: one way for jobs, scripts and proofs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.models.load import load_model, load_tokenizer
from facet_engine.trainers.attention import (
    PER_DOCUMENT,
    joined_rows_stay_apart,
    register_per_document,
)
from facet_engine.trainers.auto import Autos
from facet_engine.trainers.configs import lora_config, refused_setting, sft_config
from facet_engine.trainers.feeds import KnobTable, knob_conflict
from facet_engine.trainers.prepared_rows import PreparedRows


@dataclass(frozen=True)
class Layout:
    """How a batch lies in memory and which attention reads it."""

    padding_free: bool
    attention: str


def load_base(folder: Path, autos: Autos) -> tuple[Any, Layout]:
    """The base model in the run's format, and the batch layout that is exact for it."""
    wanted = autos.values["attn_implementation"]
    plain = "eager" if wanted == "eager" else "sdpa"
    model = load_model(folder, autos.values["model_dtype"], plain)
    batch = autos.values["per_device_train_batch_size"]
    register_per_document()
    joined = [PER_DOCUMENT, plain] if wanted == "auto" else [plain]
    exact = next((name for name in joined if joined_rows_stay_apart(model, name)), None)

    def decide_padding() -> tuple[bool, str]:
        if batch == 1:
            return False, "one row a batch has no padding"
        if exact is None:
            return False, "this model cannot keep joined rows apart"
        return True, "tried on this model: joined rows stay apart"

    padding_free = bool(autos.decide("padding_free", decide_padding))
    if padding_free and exact is None:
        raise knob_conflict(
            "padding_free",
            "is on, but with this model joined rows would see each other",
            "Set padding_free to auto.",
        )
    attention = autos.decide(
        "attn_implementation",
        lambda: (
            (exact, "fastest of those that give the same result for joined rows")
            if padding_free
            else ("sdpa", "fastest for padded rows")
        ),
    )
    if attention == PER_DOCUMENT and not padding_free:
        attention = "sdpa"
    return model, Layout(padding_free, str(attention))


def build_trainer(
    kind: type,
    model: Any,
    layout: Layout,
    model_folder: Path,
    table: KnobTable,
    values: Mapping[str, Any],
    rows: tuple[PreparedRows, PreparedRows | None],
    output_dir: Path,
    callbacks: Sequence[Any] = (),
    **more: Any,
) -> Any:
    """A trainer of class `kind` (ours, or TRL's own as reference) for `rows` = (train, evaluate).

    `values` holds every knob, none on `auto`. Random states begin at the run's seed here.
    """
    import torch

    train, evaluate = rows
    fed = table.feed(values)
    config = sft_config(
        fed["SFTConfig"], output_dir, evaluate is not None, torch.cuda.is_available()
    )
    if model.config._attn_implementation != layout.attention:
        model.set_attn_implementation(layout.attention)
    adapter = lora_config(fed["LoraConfig"]) if values["tuning"] == "lora" else None
    try:
        return kind(
            model=model,
            args=config,
            train_dataset=train.dataset(),
            eval_dataset=evaluate.dataset() if evaluate else None,
            processing_class=load_tokenizer(model_folder),
            peft_config=adapter,
            callbacks=list(callbacks),
            **more,
        )
    except ValueError as error:
        if "Target modules" in str(error) or "modules were excluded" in str(error):
            raise knob_conflict(
                "target_modules",
                "matches no layer of this model",
                "Use all-linear, or other names.",
            ) from error
        raise refused_setting(error, values, "knobs") from error


def total_steps(values: Mapping[str, Any], rows: int) -> int:
    """Optimizer steps of the whole run, counted as Transformers' Trainer does."""
    if values["max_steps"] > 0:
        return int(values["max_steps"])
    # Whole numbers, so that 0.1 * 30 is 3 and not a little more.
    exact = int(values["num_train_epochs"] * steps_of_epoch(values, rows) * 10**9)
    return max(1, -(-exact // 10**9))


def steps_of_epoch(values: Mapping[str, Any], rows: int) -> int:
    """Optimizer steps of one pass over the rows."""
    batch, accumulate = (
        values["per_device_train_batch_size"],
        values["gradient_accumulation_steps"],
    )
    batches = rows // batch if values["dataloader_drop_last"] else -(-rows // batch)
    return max(1, int(-(-batches // accumulate)))
