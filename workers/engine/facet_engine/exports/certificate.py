"""The certificate's rows: every artefact measured, side by side where it pays."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from facet_engine.evaluation.answers import RowProgress
from facet_engine.exports.folders import folder_bytes
from facet_engine.exports.formats import thresholds_of
from facet_engine.exports.job import Job
from facet_engine.exports.parity import (
    Measured,
    Reference,
    certify,
    measure_folder,
    measure_gguf,
)
from facet_engine.exports.task_score import TaskRows
from facet_engine.machine.memory import available_bytes
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.events import Events

# Weights, keys and values, and room for what is handed over, as a multiple of the file.
MEMORY_A_FILE = 2


def certify_all(
    job: Job,
    encoder: Encoder,
    reference: Reference,
    task: TaskRows | None,
    files: dict[str, Path],
    threads: int,
    events: Events,
) -> list[dict[str, Any]]:
    """One row a format, in the order asked for; a warning for each that is not certified."""
    task_rows = len(task.rows) if task else 0
    each = len(reference.passages) + task_rows
    progress = RowProgress(events, each * len(job.formats))
    measured: dict[str, Measured] = {}
    for one in job.formats:
        if not one.is_gguf:
            folder = job.output / one.folder
            measured[one.folder] = measure_folder(
                folder, encoder, reference, task, progress.advance
            )
            gc.collect()
    at_once = _files_at_once(files, threads)
    # One thread a file: llama.cpp's threads wait by spinning, so a second one on a busy core costs
    # far more than it gives. Files side by side use the cores better.
    each_threads = max(1, threads // 2 if at_once > 1 else threads - 1)
    with ThreadPoolExecutor(at_once) as pool:
        waiting = {
            folder: pool.submit(
                measure_gguf,
                path,
                job.llama_command,
                each_threads,
                encoder,
                reference,
                task,
                progress.advance,
            )
            for folder, path in files.items()
        }
        measured.update({folder: future.result() for folder, future in waiting.items()})
    rows = []
    for one in job.formats:
        limits = thresholds_of(one, job.thresholds)
        size = size_of(job.output / one.folder, job.parameters)
        row = certify(one.folder, measured[one.folder], limits, task_rows, reference.tokens, size)
        rows.append(row)
        if not row["passed"]:
            events.warning(
                "parity_failed",
                f"{one.folder} is not certified: {'; '.join(row['reasons'])}.",
                "Use another format, or look at the certificate before you rely on this one.",
            )
    return rows


def _files_at_once(files: dict[str, Path], threads: int) -> int:
    """Two files side by side where there are two cores and memory for both, else one."""
    memory = MEMORY_A_FILE * sum(path.stat().st_size for path in files.values())
    return 2 if threads > 1 and len(files) > 1 and memory < available_bytes() else 1


def size_of(folder: Path, parameters: int) -> dict[str, float]:
    """Bytes of the whole folder, and real bits a weight of the weights' files."""
    weights = [*folder.glob("*.safetensors"), *folder.glob("*.gguf")]
    bits = 8 * sum(path.stat().st_size for path in weights) / parameters
    return {"bytes": folder_bytes(folder), "bitsPerWeight": round(bits, 3)}
