"""What one model says and how likely it finds the references, row by row."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facet_engine.evaluation.held_out import HeldOutRow
from facet_engine.generation.end_tokens import end_tokens
from facet_engine.generation.greedy import GreedyReader
from facet_engine.generation.rows import Row
from facet_engine.metrics.grader import Answer
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.events import Events

PROGRESS_SECONDS = 0.5
SHOWN_SAMPLES = 4


class RowProgress:
    """Rows done over several passes, told twice a second, with the time left."""

    def __init__(self, events: Events, total: int) -> None:
        self._events, self._total, self._done = events, total, 0
        self._started = self._told = time.monotonic()
        self._lock = threading.Lock()

    def advance(self, count: int) -> None:
        """Count `count` more rows; may be called from several threads."""
        if not count:
            return
        with self._lock:
            self._done += count
            now = time.monotonic()
            if now - self._told >= PROGRESS_SECONDS or self._done == self._total:
                self._told = now
                left = (now - self._started) / self._done * (self._total - self._done)
                self._events.progress(self._done, self._total, "rows", left)


@dataclass(frozen=True)
class Decoding:
    """Greedy decoding, the same for every model that is compared."""

    max_new_tokens: int
    batch_size: int


def collect_answers(
    model: Any,
    encoder: Encoder,
    rows: Sequence[HeldOutRow],
    decoding: Decoding,
    progress: RowProgress,
) -> list[Answer]:
    """One answer a row, in the order of `rows`; plain text rows have an empty one."""
    ends = end_tokens(model, encoder.tokenizer)
    answers: dict[int, Answer] = {}
    for answerable in (True, False):
        asked = [at for at, row in enumerate(rows) if row.question.answerable is answerable]
        limit = decoding.max_new_tokens if answerable else 0
        reader = GreedyReader(model, ends, limit, decoding.batch_size)
        questions = [rows[at].question for at in asked]
        inputs = [Row(question.prompt, question.reference) for question in questions]
        replies = reader.read(inputs, progress.advance) if inputs else []
        for at, question, reply in zip(asked, questions, replies, strict=True):
            text = encoder.tokenizer.decode(reply.tokens, skip_special_tokens=True)
            answers[at] = Answer(text, question.expected, reply.loss or 0.0)
    return [answers[at] for at in range(len(rows))]


def show_samples(
    events: Events, rows: Sequence[HeldOutRow], answers: Sequence[Answer], model: str
) -> None:
    """Send the first few answers, so that a person can look on."""
    for index, (row, answer) in enumerate(zip(rows[:SHOWN_SAMPLES], answers, strict=False)):
        asked = row.question.asked
        if row.question.answerable:
            prompt = asked if isinstance(asked, list) else [{"role": "user", "content": asked}]
            events.sample(0, index, prompt, answer.output, model, row.question.expected)
