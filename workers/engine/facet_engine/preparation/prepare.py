"""The task `prepare`: canonical rows in, Parquet with ids and labels out, in constant memory."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.identity import preparation_key, tokenizer_sha256
from facet_engine.preparation.metric_choice import MetricChoice
from facet_engine.preparation.remarks import check_something_left, warnings_of
from facet_engine.preparation.row import (
    TRAIN_ON,
    TRUNCATION,
    PreparedRow,
    Settings,
    prepare_row,
)
from facet_engine.preparation.spans import RewritesEarlierTurns
from facet_engine.preparation.stats import SplitStats
from facet_engine.preparation.template import TemplateRefusal
from facet_engine.preparation.watch_rows import WatchRows
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import describe_folder, sync_folder, write_json
from facet_engine.protocol.request import Fields, Request, bad_request
from facet_engine.protocol.stop import Stop

BATCH_ROWS = 256
PROGRESS_SECONDS = 0.5
SPLITS = ("train", "validation")
SCHEMA = pa.schema(
    [
        ("row", pa.int64()),
        ("key", pa.string()),
        ("input_ids", pa.list_(pa.int32())),
        ("labels", pa.list_(pa.int32())),
        ("document", pa.int32()),
        ("tokens", pa.int32()),
        ("trained_tokens", pa.int32()),
        ("cut_tokens", pa.int32()),
        ("dropped", pa.string()),
    ]
)
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def run(request: Request, events: Events, stop: Stop) -> dict[str, Any]:
    """Write `prepared/{train,validation}.parquet`, `watch.json`, `stats.json`; give statistics."""
    settings = read_settings(request.config)
    sources = _sources(request.inputs.object("rows"))
    events.phase("load-tokenizer", "Loading the tokenizer")
    encoder = Encoder(request.inputs.path("model"))
    events.phase("prepare", "Preparing rows")
    partial = request.output_dir / "prepared.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    splits = {name: SplitStats(settings.max_length) for name in SPLITS}
    choice = MetricChoice()
    kinds: set[str] = set()
    watch = WatchRows(encoder)
    report = _Progress(events, sum(pq.read_metadata(path).num_rows for path in sources.values()))
    for name in SPLITS:
        with pq.ParquetWriter(partial / f"{name}.parquet", SCHEMA, compression="zstd") as writer:
            if name in sources:
                shown = watch if name == "validation" else None
                rows = _prepared(encoder, sources[name], settings, kinds, shown)
                _write_split(writer, rows, splits[name], choice, report)
    check_something_left(splits["train"], settings)
    result = _result(request, encoder, settings, splits, choice, kinds)
    for sentence in result["warnings"]:
        events.warning("prepared_with_remarks", sentence)
    watch.write(partial)
    write_json(partial / "stats.json", result)
    sync_folder(partial)
    prepared = request.output_dir / "prepared"
    shutil.rmtree(prepared, ignore_errors=True)
    partial.rename(prepared)
    events.artifact("prepared", "prepared", "prepared", describe_folder(prepared), {})
    return result


def read_settings(config: Fields) -> Settings:
    settings = Settings(
        config.integer("max_length"), config.text("train_on"), config.text("truncation")
    )
    if settings.train_on not in TRAIN_ON:
        raise bad_request("config.train_on", f"must be one of {', '.join(TRAIN_ON)}")
    if settings.truncation not in TRUNCATION:
        raise bad_request("config.truncation", f"must be one of {', '.join(TRUNCATION)}")
    if settings.max_length < 2:
        raise bad_request("config.max_length", "must be at least 2")
    return settings


def read_content(text: str) -> Any:
    """A row's content, without half characters (lone surrogates), which no tokenizer takes."""
    content = json.loads(text)
    return _without_surrogates(content) if "\\ud" in text.lower() else content


def refused(error: Exception, place: str) -> EngineError:
    """What a template's refusal means to the person who chose model and data."""
    if isinstance(error, RewritesEarlierTurns):
        return EngineError(
            "knob_conflict",
            "user",
            f"At {place} the model's chat template prints an earlier assistant turn otherwise once "
            "later turns follow it, so not all turns can be learned as the model would say them.",
            "train_on",
            "Set train_on to last-assistant.",
        )
    return EngineError(
        "template_refuses_role",
        "user",
        f"The model's chat template refuses {place}: {error}.",
        place,
        "Change the roles in the rows to those the template knows, or choose another model.",
    )


def _sources(rows: Fields) -> dict[str, Path]:
    found = {"train": rows.path("train")}
    validation = rows.optional_path("validation")
    return found if validation is None else {**found, "validation": validation}


def _prepared(
    encoder: Encoder, path: Path, settings: Settings, kinds: set[str], watch: WatchRows | None
) -> Iterator[tuple[int, str, PreparedRow]]:
    columns = ["row", "key", "type", "content"]
    for batch in pq.ParquetFile(path).iter_batches(batch_size=BATCH_ROWS, columns=columns):
        for number, key, kind, content in zip(
            *(batch.column(name).to_pylist() for name in columns), strict=True
        ):
            kinds.add(kind)
            document = read_content(content)
            try:
                row = prepare_row(encoder, kind, document, settings)
            except (TemplateRefusal, RewritesEarlierTurns) as error:
                raise refused(error, f"row {number}") from error
            if watch is not None and row.dropped is None and not row.cut:
                watch.add(number, key, kind, document)
            yield number, key, row


def _write_split(
    writer: pq.ParquetWriter,
    rows: Iterator[tuple[int, str, PreparedRow]],
    stats: SplitStats,
    choice: MetricChoice,
    report: _Progress,
) -> None:
    pending: list[dict[str, Any]] = []
    for number, key, row in rows:
        pending.append(_record(number, key, row, stats.kept))
        stats.add(row)
        choice.add(row)
        report.step()
        if len(pending) == BATCH_ROWS:
            writer.write_table(pa.Table.from_pylist(pending, SCHEMA))
            pending = []
    if pending:
        writer.write_table(pa.Table.from_pylist(pending, SCHEMA))


def _record(number: int, key: str, row: PreparedRow, document: int) -> dict[str, Any]:
    return {
        "row": number,
        "key": key,
        "input_ids": row.ids,
        "labels": row.labels,
        "document": None if row.dropped else document,
        # A dropped row keeps no ids, but how long it was tells what to change.
        "tokens": row.length - row.cut,
        "trained_tokens": row.trained,
        "cut_tokens": row.cut,
        "dropped": row.dropped,
    }


def _result(
    request: Request,
    encoder: Encoder,
    settings: Settings,
    splits: dict[str, SplitStats],
    choice: MetricChoice,
    kinds: set[str],
) -> dict[str, Any]:
    template = encoder.template
    return {
        "key": preparation_key(
            request.config.text("dataHash"),
            tokenizer_sha256(encoder.folder),
            template.sha256 if template else None,
            settings.max_length,
            settings.train_on,
            settings.truncation,
        ),
        "train": splits["train"].summary(),
        "validation": splits["validation"].summary(),
        "template": {
            "sha256": template.sha256 if template else None,
            "source": encoder.template_source,
            "addsDefaultSystem": template.adds_default_system() if template else False,
        },
        "suggestedMetric": choice.suggest(),
        "warnings": warnings_of(encoder, splits, kinds),
    }


class _Progress:
    def __init__(self, events: Events, total: int) -> None:
        self._events, self._total, self._done = events, total, 0
        self._started = self._told = time.monotonic()

    def step(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._told < PROGRESS_SECONDS and self._done != self._total:
            return
        self._told = now
        left = (now - self._started) / self._done * (self._total - self._done)
        self._events.progress(self._done, self._total, "rows", left)


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return [_without_surrogates(item) for item in value] if isinstance(value, list) else value
