"""Held-out rows as questions: read in constant memory, chosen by seed, usable ones only."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from facet_engine.generation.question import Question, make_question
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.prepare import read_content, refused
from facet_engine.preparation.spans import RewritesEarlierTurns
from facet_engine.preparation.template import TemplateRefusal
from facet_engine.protocol.errors import EngineError

READ_ROWS = 256
TOO_LONG = "too_long"


@dataclass(frozen=True)
class HeldOutRow:
    """A question with the number and key of the row that asks it."""

    row: int
    key: str
    question: Question


def read_held_out(
    encoder: Encoder,
    path: Path,
    most: int | None,
    seed: int,
    context: int | None,
    max_new_tokens: int,
) -> tuple[list[HeldOutRow], Counter[str]]:
    """At most `most` rows in file order (drawn by `seed` if there are more); why others fell out.

    A row must fit the model's `context` (tokens) together with its reference or a full answer.
    """
    chosen = _choose(pq.read_metadata(path).num_rows, most, seed)
    rows: list[HeldOutRow] = []
    dropped: Counter[str] = Counter()
    for number, key, kind, content in _read(path, chosen):
        try:
            question = make_question(encoder, kind, read_content(content))
        except (TemplateRefusal, RewritesEarlierTurns) as error:
            raise refused(error, f"row {number}") from error
        if isinstance(question, str):
            dropped[question] += 1
        elif context and _room(question, max_new_tokens) > context:
            dropped[TOO_LONG] += 1
        else:
            rows.append(HeldOutRow(number, key, question))
    if not rows:
        reasons = ", ".join(f"{reason}: {count}" for reason, count in dropped.most_common())
        raise EngineError(
            "no_usable_rows",
            "user",
            f"No held-out row can be used ({reasons or 'there are none'}).",
            "held-out rows",
            "Keep some rows for testing when the data is split, or add held-out rows.",
        )
    return rows, dropped


def _room(question: Question, max_new_tokens: int) -> int:
    answer = max_new_tokens if question.answerable else 0
    return len(question.prompt) + max(len(question.reference), answer)


def _choose(total: int, most: int | None, seed: int) -> set[int] | None:
    if most is None or most >= total:
        return None
    return set(random.Random(seed).sample(range(total), most))


def _read(path: Path, chosen: set[int] | None) -> Iterator[tuple[int, str, str, Any]]:
    columns = ["row", "key", "type", "content"]
    at = 0
    for batch in pq.ParquetFile(path).iter_batches(batch_size=READ_ROWS, columns=columns):
        for entry in zip(*(batch.column(name).to_pylist() for name in columns), strict=True):
            if chosen is None or at in chosen:
                yield entry
            at += 1
