"""The task `train`: checks what it is asked for, then hands over to the method's run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.models.identity import model_identity
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import canonical_json, sha256_text
from facet_engine.protocol.request import Request, bad_request
from facet_engine.protocol.stop import Stop
from facet_engine.trainers.auto import Autos
from facet_engine.trainers.checkpoint import check_same_run, read_manifest
from facet_engine.trainers.feeds import KnobTable, knob_table
from facet_engine.trainers.prepared_rows import preparation_key

METHODS = ("sft",)


@dataclass(frozen=True)
class Job:
    """One training, checked: `manifest` is that of the verified checkpoint it goes on from.

    `watch_prompts` are a person's own; without any, validation rows are watched.
    """

    model: Path
    prepared: Path
    output_dir: Path
    work_dir: Path
    table: KnobTable
    autos: Autos
    threads: int
    watch_prompts: list[list[dict[str, Any]]]
    dataset_key: str
    config_hash: str
    resume_from: Path | None
    manifest: dict[str, Any]


def run(request: Request, events: Events, stop: Stop) -> dict[str, Any]:
    """Train; give the figures of the run and where its adapter or model lies."""
    job = read_job(request)
    if job.threads < job.autos.values["threads"]:
        events.warning(
            "threads_limited",
            f"The run asks for {job.autos.values['threads']} threads; this runner may use "
            f"{job.threads}, so as many are used.",
            "Set the knob threads to auto.",
        )
    # Before torch is imported, which reads it once.
    os.environ["OMP_NUM_THREADS"] = str(job.threads)
    events.phase("load-libraries", "Loading the libraries")
    from facet_engine.trainers.sft_run import SftRun

    return SftRun(job, events, stop).run()


def read_job(request: Request) -> Job:
    inputs, config = request.inputs, request.config
    method = config.text("method")
    if method not in METHODS:
        raise bad_request("config.method", f"is {method!r}; this engine trains {METHODS}")
    table = knob_table()
    knobs = config.object("knobs").values
    table.check_complete(knobs)
    model, prepared = inputs.path("model"), inputs.path("prepared")
    resume_from = inputs.optional_path("resumeFrom")
    dataset_key = preparation_key(prepared)
    identity = {"method": method, "model": model_identity(model)}
    config_hash = sha256_text(canonical_json({**identity, "knobs": learning_knobs(knobs)}))
    # Checkpoints of engines before were named after every knob.
    whole_hash = sha256_text(canonical_json({**identity, "knobs": knobs}))
    manifest: dict[str, Any] = {}
    if resume_from is not None:
        manifest = read_manifest(resume_from)
        check_same_run(manifest, resume_from, dataset_key, (config_hash, whole_hash))
    # A killed attempt told nobody what it decided; its checkpoint remembers.
    given = config.optional("resolvedAuto") or manifest.get("resolvedAuto")
    autos = Autos(table, knobs, given)
    autos.learning_rate()
    return Job(
        model=model,
        prepared=prepared,
        output_dir=request.output_dir,
        work_dir=request.work_dir,
        table=table,
        autos=autos,
        threads=autos.threads(request.threads),
        watch_prompts=inputs.list("watchPrompts"),
        dataset_key=dataset_key,
        config_hash=config_hash,
        resume_from=resume_from,
        manifest=manifest,
    )


def learning_knobs(knobs: Mapping[str, Any]) -> dict[str, Any]:
    """What decides what is learned: the rows of a step count, not in how many pieces they are read
    or whether inner results are kept. A run may go on from its checkpoint with less memory."""
    pieces = ("per_device_train_batch_size", "gradient_accumulation_steps")
    same = {*pieces, "gradient_checkpointing", "padding_free"}
    rows = int(knobs[pieces[0]]) * int(knobs[pieces[1]])
    return {**{name: value for name, value in knobs.items() if name not in same}, "rows": rows}
