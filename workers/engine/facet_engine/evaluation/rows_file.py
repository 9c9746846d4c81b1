"""The evaluation's rows as a Parquet file: what was asked, expected, answered, and every grade."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from facet_engine.evaluation.held_out import HeldOutRow
from facet_engine.metrics.grader import Answer, Grader

GROUP_ROWS = 1000
SIDES = ("base", "tuned")


def write_rows(
    path: Path,
    rows: Sequence[HeldOutRow],
    base: Sequence[Answer],
    tuned: Sequence[Answer],
    graders: Sequence[Grader],
    primary: Grader,
) -> None:
    """One line a row; a grade it cannot have is null. `outcome` is by the primary metric."""
    schema = pa.schema(
        [
            ("row", pa.int64()),
            ("key", pa.string()),
            ("prompt", pa.string()),
            ("reference", pa.string()),
            ("base_output", pa.string()),
            ("tuned_output", pa.string()),
            *((f"{side}_{grader.name}", pa.float64()) for grader in graders for side in SIDES),
            ("outcome", pa.string()),
        ]
    )
    partial = path.with_suffix(".partial")
    with pq.ParquetWriter(partial, schema, compression="zstd") as writer:
        for start in range(0, len(rows), GROUP_ROWS):
            part = slice(start, start + GROUP_ROWS)
            lines = [
                _line(*entry, graders, primary)
                for entry in zip(rows[part], base[part], tuned[part], strict=True)
            ]
            writer.write_table(pa.Table.from_pylist(lines, schema))
    partial.replace(path)


def _line(
    row: HeldOutRow, base: Answer, tuned: Answer, graders: Sequence[Grader], primary: Grader
) -> dict[str, object]:
    line: dict[str, object] = {
        "row": row.row,
        "key": row.key,
        "prompt": json.dumps(row.question.asked, ensure_ascii=False),
        "reference": row.question.expected,
        "base_output": base.output,
        "tuned_output": tuned.output,
    }
    for grader in graders:
        if row.question.answerable or not grader.needs_text:
            line[f"base_{grader.name}"] = grader.grade(base)
            line[f"tuned_{grader.name}"] = grader.grade(tuned)
    before, after = line.get(f"base_{primary.name}"), line.get(f"tuned_{primary.name}")
    if isinstance(before, float) and isinstance(after, float):
        gain = (after - before) * (1 if primary.higher_is_better else -1)
        line["outcome"] = "better" if gain > 0 else "worse" if gain < 0 else "same"
    return line
