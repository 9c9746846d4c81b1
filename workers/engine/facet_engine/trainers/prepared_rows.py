"""The prepared rows as a dataset on disk: only what is trained, mapped into memory, not loaded."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.files import read_json

BATCH_ROWS = 1024
COLUMNS = ["input_ids", "labels"]


@dataclass(frozen=True)
class PreparedRows:
    """Rows that were kept, in the order of the file; `longest` holds the lengths of the longest."""

    file: Path
    count: int
    tokens: int
    longest: list[int]

    def dataset(self) -> Any:
        """A `datasets.Dataset` with `input_ids` and `labels`."""
        from datasets import Dataset

        return Dataset.from_file(str(self.file))

    @property
    def mean_tokens(self) -> float:
        return self.tokens / self.count if self.count else 0.0


def open_rows(parquet: Path, work_dir: Path, name: str, limit: int | None = None) -> PreparedRows:
    """Copy the kept rows (the first `limit`) of a prepared split to an Arrow file in `work_dir`."""
    target = work_dir / f"{name}.arrow"
    target.unlink(missing_ok=True)
    count = tokens = 0
    longest: list[int] = []
    schema = pa.schema([(column, pa.list_(pa.int32())) for column in COLUMNS])
    with pa.OSFile(str(target), "wb") as sink, pa.ipc.new_stream(sink, schema) as writer:
        source = pq.ParquetFile(parquet)
        for batch in source.iter_batches(batch_size=BATCH_ROWS, columns=[*COLUMNS, "dropped"]):
            kept = pa.Table.from_batches([batch])
            kept = kept.filter(pc.is_null(kept["dropped"])).select(COLUMNS)
            if limit is not None:
                kept = kept.slice(0, limit - count)
            lengths = pc.list_value_length(kept["input_ids"]).to_pylist()
            count += len(lengths)
            tokens += sum(lengths)
            longest = heapq.nlargest(256, longest + lengths)
            writer.write_table(kept.cast(schema))
            if count == limit:
                break
    return PreparedRows(target, count, tokens, longest)


def preparation_key(folder: Path) -> str:
    stats = folder / "stats.json"
    if not stats.is_file():
        raise EngineError(
            "dataset_mismatch",
            "user",
            "The prepared data has no stats.json.",
            "prepared",
            "Prepare the data set again.",
        )
    return str(read_json(stats)["key"])
