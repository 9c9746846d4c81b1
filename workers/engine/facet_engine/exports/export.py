"""The task `export`: a tuned model as files, each with a row on the parity certificate."""

from __future__ import annotations

import gc
import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.evaluation.answers import RowProgress
from facet_engine.evaluation.evaluate import choose_graders
from facet_engine.evaluation.held_out import read_held_out
from facet_engine.exports.converter import convert, converter_folder
from facet_engine.exports.disk import check_space
from facet_engine.exports.folders import folder_bytes, written_aside
from facet_engine.exports.formats import (
    QUANTIZATIONS,
    Format,
    file_name,
    read_formats,
    thresholds_of,
)
from facet_engine.exports.model_files import copy_adapter, copy_as, save_merged
from facet_engine.exports.parity import Reference, certify, measure_folder, measure_gguf
from facet_engine.exports.passages import choose_passages
from facet_engine.exports.task_score import TaskRows
from facet_engine.generation.compute import device
from facet_engine.generation.end_tokens import end_tokens
from facet_engine.generation.question import chat_prompt
from facet_engine.models.folder import read_model_folder, tensor_shapes
from facet_engine.models.load import attach_adapter, load_model, use_threads
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import describe_folder, write_json
from facet_engine.protocol.request import Request, bad_request
from facet_engine.protocol.stop import Stop

CERTIFICATE = "parity-certificate.json"
TASK_SEED = 50
DEFAULT_NEW_TOKENS = 64
# Distributions of the reference on disk: some 700 tokens, four bytes a vocabulary entry.
REFERENCE_TOKENS = 1000


@dataclass
class Job:
    """The request, read: `base` and exactly one of `adapter` and `tuned`."""

    base: Path
    adapter: Path | None
    tuned: Path | None
    formats: list[Format]
    name: str
    llama_command: list[str]
    thresholds: dict[str, Any] | None
    parameters: int
    output: Path
    work: Path

    @property
    def trained(self) -> Path:
        """The folder whose weights the reference is built on."""
        return self.tuned or self.base


def run(request: Request, events: Events, stop: Stop) -> dict[str, Any]:
    """Write the formats asked for; give their sizes and the certificate."""
    job = _read_job(request)
    check_space(_needs(job))
    events.phase("load-libraries", "Loading libraries")
    use_threads(request.threads)
    encoder = Encoder(job.base)
    task, spare = _task_rows(request, job, encoder)
    events.phase("load-model", "Loading the model")
    model: Any = load_model(job.trained, "float32", device=device())
    if job.adapter:
        model = attach_adapter(model, job.adapter)
    ends = end_tokens(model, encoder.tokenizer)
    events.phase("parity-reference", "Measuring the reference")
    asked = [chat_prompt(encoder, turns).ids for turns in request.inputs.list("parityPrompts")]
    passages = choose_passages(model, encoder, ends, asked, spare)
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
    threads = max(1, request.threads - 1)
    rows = _certify_all(job, encoder, reference, task, files, threads, events)
    shutil.rmtree(job.work / "reference", ignore_errors=True)
    certificate = {
        "reference": reference.describe(),
        "rows": rows,
        "passed": all(row["passed"] for row in rows),
    }
    return _finish(job, certificate, events)


def _read_job(request: Request) -> Job:
    inputs, config = request.inputs, request.config
    base = inputs.path("model")
    adapter, tuned = inputs.optional_path("adapter"), inputs.optional_path("tunedModel")
    if (adapter is None) == (tuned is None):
        raise bad_request("inputs", "must have either an adapter or a tunedModel")
    formats = read_formats(config)
    command: list[str] = []
    if any(one.is_gguf for one in formats):
        command = [str(part) for part in config.list("llamaCommand")]
        converter_folder()
    given = config.optional("thresholds")
    shapes = [tensor_shapes(path) for path in read_model_folder(tuned or base).weights]
    parameters = sum(math.prod(shape) for file in shapes for _, shape in file.values())
    return Job(
        base,
        adapter,
        tuned,
        formats,
        config.text("name"),
        command,
        given if isinstance(given, dict) else None,
        parameters,
        request.output_dir,
        request.work_dir,
    )


def _needs(job: Job) -> dict[Path, int]:
    vocabulary = int(read_model_folder(job.trained).text_config.get("vocab_size") or 0)
    written = sum(one.estimated_bytes(job.parameters) for one in job.formats)
    written += folder_bytes(job.adapter) if job.adapter else 0
    scratch = REFERENCE_TOKENS * vocabulary * 4
    if not any(one.quantization == "float32" for one in job.formats):
        scratch += 4 * job.parameters
    return {job.output: written, job.work: scratch}


def _task_rows(
    request: Request, job: Job, encoder: Encoder
) -> tuple[TaskRows | None, list[list[int]]]:
    """The fixed rows of the task score, and their prompts as spare ones for the comparison."""
    path = request.inputs.optional_path("taskRows")
    if path is None:
        return None, []
    limit = request.config.optional_integer("maxNewTokens") or DEFAULT_NEW_TOKENS
    wanted = request.config.optional_integer("taskN") or TASK_SEED
    context = read_model_folder(job.base).text_config.get("max_position_embeddings")
    rows, _ = read_held_out(encoder, path, wanted, TASK_SEED, context, limit)
    _, grader = choose_graders(request.config.text("primaryMetric"), rows)
    spare = [row.question.prompt for row in rows if row.question.answerable]
    return TaskRows.of(rows, grader, limit), spare


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


def _certify_all(
    job: Job,
    encoder: Encoder,
    reference: Reference,
    task: TaskRows | None,
    files: dict[str, Path],
    threads: int,
    events: Events,
) -> list[dict[str, Any]]:
    task_rows = len(task.rows) if task else 0
    each = len(reference.passages) + task_rows
    progress = RowProgress(events, each * len(job.formats))
    rows = []
    for one in job.formats:
        events.log("info", f"Comparing {one.folder} with the reference.")
        folder = job.output / one.folder
        if one.is_gguf:
            measured = measure_gguf(
                files[one.folder],
                job.llama_command,
                threads,
                encoder,
                reference,
                task,
                progress.advance,
            )
        else:
            measured = measure_folder(folder, encoder, reference, task, progress.advance)
        gc.collect()
        limits = thresholds_of(one, job.thresholds)
        size = _size(folder, job.parameters)
        row = certify(one.folder, measured, limits, task_rows, reference.tokens, size)
        rows.append(row)
        if not row["passed"]:
            events.warning(
                "parity_failed",
                f"{one.folder} is not certified: {'; '.join(row['reasons'])}.",
                "Use another format, or look at the certificate before you rely on this one.",
            )
    return rows


def _size(folder: Path, parameters: int) -> dict[str, float]:
    """Bytes of the whole folder, and real bits a weight of the weights' files."""
    weights = [*folder.glob("*.safetensors"), *folder.glob("*.gguf")]
    bits = 8 * sum(path.stat().st_size for path in weights) / parameters
    return {"bytes": folder_bytes(folder), "bitsPerWeight": round(bits, 3)}


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
        size = _size(folder, job.parameters)
        details = {**facts, **size, "certified": row["passed"]}
        _announce(events, job, "gguf" if one.is_gguf else "merged", one.folder, details)
        exported.append({**facts, "path": one.folder, **size})
    return {"formats": exported, "certificate": certificate}


def _announce(events: Events, job: Job, kind: str, folder: str, details: dict[str, Any]) -> None:
    files: Sequence[dict[str, Any]] = describe_folder(job.output / folder)
    events.artifact(folder, kind, folder, files, details)
