"""The export request, read and checked, and what it needs of the disk."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.exports.converter import converter_folder
from facet_engine.exports.folders import folder_bytes
from facet_engine.exports.formats import Format, read_formats
from facet_engine.models.folder import read_model_folder, tensor_shapes
from facet_engine.protocol.request import Request, bad_request

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


def read_job(request: Request) -> Job:
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


def needed_space(job: Job) -> dict[Path, int]:
    """Bytes that will be written below each folder."""
    vocabulary = int(read_model_folder(job.trained).text_config.get("vocab_size") or 0)
    written = sum(one.estimated_bytes(job.parameters) for one in job.formats)
    written += folder_bytes(job.adapter) if job.adapter else 0
    scratch = REFERENCE_TOKENS * vocabulary * 4
    if not any(one.quantization == "float32" for one in job.formats):
        scratch += 4 * job.parameters
    return {job.output: written, job.work: scratch}
