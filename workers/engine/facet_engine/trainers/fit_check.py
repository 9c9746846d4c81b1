"""Before training: does the largest step fit into memory, and how long does it take?"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from facet_engine.machine.memory import available_bytes
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.heartbeat import peak_resident_bytes, resident_bytes
from facet_engine.trainers.randomness import randomness_kept

PROBE_TOKENS = (64, 192)
RESERVE_BYTES = 256 << 20
# Bytes that an optimizer keeps for each trained number, beside the gradient.
OPTIMIZER_BYTES = {"adamw_torch_fused": 8, "adamw_torch": 8, "rmsprop": 8, "sgd": 4, "adafactor": 1}


@dataclass(frozen=True)
class Fit:
    """One forward and backward pass at the largest batch; `peak_bytes` is predicted before it."""

    seconds: float
    tokens: int
    peak_bytes: int
    limit_bytes: int


class DoesNotFit(Exception):
    """The largest step would need more memory than there is."""

    def __init__(self, peak_bytes: int, limit_bytes: int, rows_that_fit: int, row: int) -> None:
        super().__init__(f"{peak_bytes} > {limit_bytes}")
        self.peak_bytes, self.limit_bytes = peak_bytes, limit_bytes
        self.rows_that_fit, self.row = rows_that_fit, row


def check_fit(trainer: Any, longest: list[int], limit_bytes: int | None = None) -> Fit:
    """Predict the peak from two small passes, then time the real one.

    `longest` holds the lengths of the longest rows, longest first. Raises `DoesNotFit` before
    memory is taken that is not there. The trainer is left as it was: weights, optimizer, metrics
    and random states.
    """
    batch = trainer.args.per_device_train_batch_size
    lengths = (longest * batch)[:batch]
    total = sum(lengths) if trainer.padding_free else lengths[0] * len(lengths)
    limit = limit_bytes or _in_use() + _free() - RESERVE_BYTES
    if trainer.args.activation_checkpointing:
        # The trainer turns it on only when training begins.
        trainer.model.activation_checkpointing_enable()
    with randomness_kept():
        try:
            peaks = [_peak_of(trainer, [min(tokens, total)]) for tokens in PROBE_TOKENS]
            small, large = (min(tokens, total) for tokens in PROBE_TOKENS)
            per_token = max(0.0, (peaks[1] - peaks[0]) / max(1, large - small))
            fixed = peaks[1] - per_token * large + _optimizer_bytes(trainer)
            peak = int(fixed + per_token * total)
            if peak > limit:
                row = lengths[0]
                fitting = int((limit - fixed) / max(per_token * row, 1.0))
                raise DoesNotFit(peak, limit, max(0, min(fitting, batch - 1)), row)
            began = time.perf_counter()
            _pass(trainer, lengths)
            return Fit(time.perf_counter() - began, total, peak, limit)
        finally:
            trainer.model.zero_grad(set_to_none=True)
            trainer.forget_metrics()


def too_large(found: DoesNotFit, knobs: Mapping[str, Any]) -> EngineError:
    """The error that names the knob to turn."""
    batch = int(knobs["per_device_train_batch_size"])
    details = {"predictedBytes": found.peak_bytes, "availableBytes": found.limit_bytes}
    cause = (
        f"A step of {batch} rows with up to {found.row} tokens needs about "
        f"{found.peak_bytes / 1e9:.1f} GB of memory; {found.limit_bytes / 1e9:.1f} GB can be used."
    )
    rows = found.rows_that_fit
    if rows >= 1:
        accumulate = -(-batch // rows) * int(knobs["gradient_accumulation_steps"])
        return EngineError(
            "out_of_memory",
            "resource",
            cause,
            "per_device_train_batch_size",
            f"Set per_device_train_batch_size to {rows} and gradient_accumulation_steps to "
            f"{accumulate}: it learns the same in smaller pieces.",
            {
                **details,
                "fixKnobs": {
                    "per_device_train_batch_size": rows,
                    "gradient_accumulation_steps": accumulate,
                },
            },
        )
    return EngineError(
        "out_of_memory",
        "resource",
        cause,
        "max_length",
        "Lower max_length, turn on gradient_checkpointing, or choose a smaller model.",
        {**details, "fixKnobs": {"gradient_checkpointing": True}},
    )


def _in_use() -> int:
    return int(torch.cuda.memory_allocated()) if torch.cuda.is_available() else resident_bytes()


def _free() -> int:
    if not torch.cuda.is_available():
        return available_bytes()
    # What torch holds back for itself can be used again.
    kept = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
    return int(torch.cuda.mem_get_info()[0]) + int(kept)


def _peak_of(trainer: Any, lengths: list[int]) -> int:
    """Peak memory of a pass over rows of these lengths, in bytes."""
    if torch.cuda.is_available():
        torch.cuda.reset_peak_memory_stats()
        _pass(trainer, lengths)
        return int(torch.cuda.max_memory_allocated())
    _reset_peak()
    _pass(trainer, lengths)
    return peak_bytes()


def _pass(trainer: Any, lengths: list[int]) -> None:
    """Forward and backward over made-up rows, every token of which is learned."""
    rows = [list(range(3, 3 + length)) for length in lengths]
    vocabulary = trainer.model.config.get_text_config().vocab_size
    rows = [[token % vocabulary for token in row] for row in rows]
    batch = trainer.data_collator([{"input_ids": row, "labels": list(row)} for row in rows])
    trainer.model.train()
    inputs = trainer._prepare_inputs(batch)
    with trainer.compute_loss_context_manager():
        loss = trainer.compute_loss(trainer.model, inputs)
    loss.backward()
    trainer.model.zero_grad(set_to_none=True)


def _optimizer_bytes(trainer: Any) -> int:
    trained = sum(p.numel() for p in trainer.model.parameters() if p.requires_grad)
    return int(trained * OPTIMIZER_BYTES.get(str(trainer.args.optim.value), 8))


def _reset_peak() -> None:
    try:
        # Linux: start the high-water mark of this process anew.
        Path("/proc/self/clear_refs").write_text("5", "ascii")
    except OSError:
        return


def peak_bytes() -> int:
    """The high-water mark of resident memory since it was last started anew."""
    try:
        for line in Path("/proc/self/status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return peak_resident_bytes()
