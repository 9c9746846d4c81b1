"""Trainers for measuring, made from the request of a training job."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.models.load import use_threads
from facet_engine.trainers.auto import Autos
from facet_engine.trainers.build import build_trainer, load_base, total_steps
from facet_engine.trainers.feeds import KnobTable, knob_table
from facet_engine.trainers.prepared_rows import open_rows

# Nothing beside training itself: no validation, no checkpoint within the run, no samples.
BARE = {"eval_on_checkpoint": False, "watch_prompts": 0, "gradient_checkpointing": False}


@dataclass(frozen=True)
class Bare:
    """A training without its job: what is needed to build trainers for it."""

    model: Path
    prepared: Path
    table: KnobTable
    knobs: Mapping[str, Any]
    threads: int


def bare_run(request: Mapping[str, Any], **turned: Any) -> Bare:
    """The training that `request` (a job's request file) describes, with some knobs turned."""
    inputs, config = request["inputs"], request["config"]
    knobs = {**config["knobs"], **BARE, **turned}
    table = knob_table()
    table.check_complete(knobs)
    return Bare(
        Path(inputs["model"]), Path(inputs["prepared"]), table, knobs, int(request["threads"])
    )


@contextmanager
def trainer_of(bare: Bare, kind: type, **more: Any) -> Iterator[Any]:
    """A trainer of class `kind` made with `more`, ready to train; its files go when it is done."""
    from transformers import PrinterCallback

    from facet_engine.generation.compute import fast_dtype

    with tempfile.TemporaryDirectory(prefix="facet-bench-") as folder:
        work = Path(folder)
        autos = Autos(bare.table, bare.knobs, None)
        autos.learning_rate()
        use_threads(autos.threads(bare.threads))
        autos.precision(fast_dtype(), "processor")
        autos.model_dtype("processor")
        rows = open_rows(bare.prepared / "train.parquet", work, "train")
        steps = total_steps(autos.values, rows.count)
        autos.decay_steps(steps)
        model, layout = load_base(bare.model, autos)
        values = {**autos.values, "save_steps": steps + 1}
        trainer = build_trainer(
            kind, model, layout, bare.model, bare.table, values, (rows, None), work / "out", **more
        )
        trainer.args.save_strategy = "no"
        trainer.remove_callback(PrinterCallback)
        yield trainer
