"""The task `evaluate`: base and tuned model answer the same held-out rows and are graded."""

from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facet_engine.evaluation.answers import Decoding, RowProgress, collect_answers, show_samples
from facet_engine.evaluation.held_out import HeldOutRow, read_held_out
from facet_engine.evaluation.rows_file import write_rows
from facet_engine.evaluation.verdict import judge
from facet_engine.generation.compute import device, fast_dtype
from facet_engine.metrics.catalogue import GRADERS, find_grader
from facet_engine.metrics.grader import Answer, Grader
from facet_engine.models.folder import read_model_folder
from facet_engine.models.load import attach_adapter, load_model, torch_dtype, use_threads
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.metric_choice import MetricChoice
from facet_engine.preparation.row import PreparedRow
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import describe_folder, sync_folder
from facet_engine.protocol.request import Request, bad_request
from facet_engine.protocol.stop import Stop


def run(request: Request, events: Events, stop: Stop) -> dict[str, Any]:
    """Write `evaluation/rows.parquet`; give metrics and verdict. Leaves at once when told to."""
    started = time.monotonic()
    inputs, config = request.inputs, request.config
    folder = inputs.path("model")
    adapter, tuned_folder = inputs.optional_path("adapter"), inputs.optional_path("tunedModel")
    if (adapter is None) == (tuned_folder is None):
        raise bad_request("inputs", "must have either an adapter or a tunedModel")
    decoding = Decoding(config.integer("maxNewTokens"), config.integer("batchSize"))
    seed = config.integer("seed")
    events.phase("load-libraries", "Loading libraries")
    use_threads(request.threads)
    events.phase("load-rows", "Reading held-out rows")
    encoder = Encoder(folder)
    rows, dropped = read_held_out(
        encoder,
        inputs.path("rows"),
        config.optional_integer("maxRows"),
        seed,
        read_model_folder(folder).text_config.get("max_position_embeddings"),
        decoding.max_new_tokens,
    )
    if dropped:
        _warn_of_dropped(events, dict(dropped), len(rows))
    graders, primary = choose_graders(config.text("primaryMetric"), rows)
    progress = RowProgress(events, 2 * len(rows))
    sides: dict[str, list[Answer]] = {}
    events.phase("load-model", "Loading the model")
    with _both_models(folder, adapter, tuned_folder) as models:
        for side, model in models:
            events.phase(f"evaluate-{side}", f"Asking the {side} model")
            sides[side] = collect_answers(model, encoder, rows, decoding, progress)
            show_samples(events, rows, sides[side], side)
    events.phase("grade", "Grading")
    result = _grade(rows, sides["base"], sides["tuned"], graders, primary, seed)
    _write(request, events, rows, sides, graders, primary)
    return {**result, "seconds": round(time.monotonic() - started, 3)}


def choose_graders(name: str, rows: Sequence[HeldOutRow]) -> tuple[list[Grader], Grader]:
    """Every metric these rows allow, and the verdict's one (`auto`: by what the references are)."""
    answerable = any(row.question.answerable for row in rows)
    if name == "auto":
        choice = MetricChoice()
        for row in rows:
            if row.question.answerable:
                tokens = len(row.question.reference) - 1
                choice.add(PreparedRow(reference=row.question.expected, reference_tokens=tokens))
        name = choice.suggest()["metric"]
    primary = find_grader(name)
    if primary.needs_text and not answerable:
        raise EngineError(
            "knob_conflict",
            "user",
            f"{primary.label} compares answers, and these rows have none (plain text).",
            "primaryMetric",
            "Choose the metric loss.",
        )
    return [g for g in GRADERS.values() if answerable or not g.needs_text], primary


@contextmanager
def _both_models(
    folder: Path, adapter: Path | None, tuned: Path | None
) -> Iterator[Iterator[tuple[str, Any]]]:
    """Base then tuned, in the same number format; with an adapter both are one loaded model."""
    dtype = fast_dtype()

    def models() -> Generator[tuple[str, Any]]:
        model: Any = load_model(folder, dtype, device=device())
        if adapter is None:
            yield "base", model
            del model
            gc.collect()
            assert tuned is not None
            yield "tuned", load_model(tuned, dtype, device=device())
            return
        model = _attach_in_dtype(model, adapter, dtype)
        with model.disable_adapter():
            yield "base", model
        yield "tuned", model

    found = models()
    try:
        yield found
    finally:
        found.close()


def _attach_in_dtype(model: Any, adapter: Path, dtype: str) -> Any:
    """The model with its adapter (stored in float32) in `dtype`: casting at each use costs more.

    Only the adapter's own weights change: some parts of a model must stay in float32.
    """
    known = {id(weight) for weight in model.parameters()}
    adapted = attach_adapter(model, adapter)
    for weight in adapted.parameters():
        if id(weight) not in known:
            weight.data = weight.data.to(torch_dtype(dtype))
    return adapted


def _grade(
    rows: Sequence[HeldOutRow],
    base: Sequence[Answer],
    tuned: Sequence[Answer],
    graders: Sequence[Grader],
    primary: Grader,
    seed: int,
) -> dict[str, Any]:
    def grades(grader: Grader, answers: Sequence[Answer]) -> list[float]:
        return [
            grader.grade(answer)
            for row, answer in zip(rows, answers, strict=True)
            if row.question.answerable or not grader.needs_text
        ]

    return {
        "n": len(rows),
        "primaryMetric": primary.name,
        "metrics": {
            grader.name: {
                "base": grader.summary(grades(grader, base)),
                "tuned": grader.summary(grades(grader, tuned)),
            }
            for grader in graders
        },
        "verdict": judge(primary, grades(primary, base), grades(primary, tuned), seed),
    }


def _write(
    request: Request,
    events: Events,
    rows: Sequence[HeldOutRow],
    sides: dict[str, list[Answer]],
    graders: Sequence[Grader],
    primary: Grader,
) -> None:
    partial = request.output_dir / "evaluation.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    write_rows(partial / "rows.parquet", rows, sides["base"], sides["tuned"], graders, primary)
    sync_folder(partial)
    folder = request.output_dir / "evaluation"
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    details = {"rows": len(rows), "primaryMetric": primary.name}
    events.artifact("evaluation", "evaluation", "evaluation", describe_folder(folder), details)


def _warn_of_dropped(events: Events, dropped: dict[str, int], kept: int) -> None:
    reasons = ", ".join(f"{reason}: {count}" for reason, count in sorted(dropped.items()))
    events.warning(
        "rows_left_out",
        f"{sum(dropped.values())} held-out rows cannot be used ({reasons}); {kept} are.",
        "Look at these rows in the data set.",
    )
