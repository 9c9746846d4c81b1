"""The task `export`: a tuned model as files, each with a row on the parity certificate."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from facet_engine.evaluation.evaluate import choose_graders
from facet_engine.evaluation.held_out import read_held_out
from facet_engine.exports.certificate import certify_all, size_of
from facet_engine.exports.converter import convert
from facet_engine.exports.disk import check_space
from facet_engine.exports.folders import written_aside
from facet_engine.exports.formats import (
    QUANTIZATIONS,
    file_name,
)
from facet_engine.exports.job import Job, needed_space, read_job
from facet_engine.exports.model_files import copy_adapter, copy_as, save_merged
from facet_engine.exports.parity import (
    Reference,
)
from facet_engine.exports.passages import choose_passages
from facet_engine.exports.task_score import TaskRows
from facet_engine.generation.compute import device
from facet_engine.generation.end_tokens import end_tokens
from facet_engine.models.folder import read_model_folder
from facet_engine.models.load import attach_adapter, load_model, use_threads
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import describe_folder, write_json
from facet_engine.protocol.request import Request
from facet_engine.protocol.stop import Stop

CERTIFICATE = "parity-certificate.json"
TASK_SEED = 50
DEFAULT_NEW_TOKENS = 64


def run(request: Request, events: Events, stop: Stop) -> dict[str, Any]:
    """Write the formats asked for; give their sizes and the certificate."""
    job = read_job(request)
    check_space(needed_space(job))
    events.phase("load-libraries", "Loading libraries")
    use_threads(request.threads)
    encoder = Encoder(job.base)
    task, prompts = _task_rows(request, job, encoder)
    events.phase("load-model", "Loading the model")
    model: Any = load_model(job.trained, "float32", device=device())
    if job.adapter:
        model = attach_adapter(model, job.adapter)
    ends = end_tokens(model, encoder.tokenizer)
    events.phase("parity-reference", "Measuring the reference")
    passages = choose_passages(model, encoder, ends, prompts)
    reference = Reference(job.work / "reference", passages)
    reference.measure(model)
    events.phase("merge", "Merging and saving")
    source = _write_folders(job, model, events)
    del model
    gc.collect()
    files = _write_gguf(job, source, events)
    if source.parent == job.work:
        shutil.rmtree(source, ignore_errors=True)
    events.phase("parity", "Comparing each artefact with the reference")
    rows = certify_all(job, encoder, reference, task, files, request.threads, events)
    shutil.rmtree(job.work / "reference", ignore_errors=True)
    certificate = {
        "reference": reference.describe(),
        "rows": rows,
        "passed": all(row["passed"] for row in rows),
    }
    return _finish(job, certificate, events)


def _task_rows(
    request: Request, job: Job, encoder: Encoder
) -> tuple[TaskRows | None, list[list[int]]]:
    """The fixed rows of the task score, and their prompts, as evaluation asks them."""
    path = request.inputs.optional_path("taskRows")
    if path is None:
        return None, []
    limit = request.config.optional_integer("maxNewTokens") or DEFAULT_NEW_TOKENS
    wanted = request.config.optional_integer("taskN") or TASK_SEED
    context = read_model_folder(job.base).text_config.get("max_position_embeddings")
    rows, _ = read_held_out(encoder, path, wanted, TASK_SEED, context, limit)
    _, grader = choose_graders(request.config.text("primaryMetric"), rows)
    prompts = [row.question.prompt for row in rows if row.question.answerable]
    return TaskRows.of(rows, grader, limit), prompts


def _write_folders(job: Job, model: Any, events: Events) -> Path:
    """Write adapter and safetensors; give the float32 folder that GGUF files are made from."""
    if job.adapter:
        base_name = str(read_model_folder(job.base).config.get("_name_or_path") or "") or None
        copy_adapter(job.adapter, job.base, job.output / "adapter", base_name)
        model = model.merge_and_unload()
    full = next((one for one in job.formats if one.quantization == "float32"), None)
    source = job.output / full.folder if full else job.work / "merged-float32"
    save_merged(model, job.base, source, events)
    for one in job.formats:
        if not one.is_gguf and one is not full:
            copy_as(source, job.base, job.output / one.folder, one.quantization, events)
    return source


def _write_gguf(job: Job, source: Path, events: Events) -> dict[str, Path]:
    wanted = [one for one in job.formats if one.is_gguf]
    files: dict[str, Path] = {}
    for one in wanted:
        events.phase("convert", f"Writing GGUF {one.quantization}")
        total = one.estimated_bytes(job.parameters)

        def tell(percent: int, total: int = total) -> None:
            events.progress(total * percent // 100, total, "bytes")

        name = file_name(job.name, one)
        with written_aside(job.output / one.folder) as partial:
            kind = QUANTIZATIONS[one.quantization][0]
            convert(source, partial / name, kind, job.name, tell)
        files[one.folder] = job.output / one.folder / name
    return files


def _finish(job: Job, certificate: dict[str, Any], events: Events) -> dict[str, Any]:
    """Stamp what passed, announce every artefact, give the result."""
    exported = []
    if job.adapter:
        _announce(events, job, "adapter", "adapter", {})
    for one, row in zip(job.formats, certificate["rows"], strict=True):
        folder = job.output / one.folder
        if row["passed"]:
            stamp = {"reference": certificate["reference"], "row": row}
            write_json(folder / CERTIFICATE, stamp)
        facts = {"format": one.format, "quantization": one.quantization}
        size = size_of(folder, job.parameters)
        details = {**facts, **size, "certified": row["passed"]}
        _announce(events, job, "gguf" if one.is_gguf else "merged", one.folder, details)
        exported.append({**facts, "path": one.folder, **size})
    return {"formats": exported, "certificate": certificate}


def _announce(events: Events, job: Job, kind: str, folder: str, details: dict[str, Any]) -> None:
    files: Sequence[dict[str, Any]] = describe_folder(job.output / folder)
    events.artifact(folder, kind, folder, files, details)
