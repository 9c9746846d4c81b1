"""The task's own score of an artefact: held-out rows answered by the artefact itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from facet_engine.evaluation.held_out import HeldOutRow
from facet_engine.exports.llama_child import LlamaChild
from facet_engine.generation.end_tokens import end_tokens
from facet_engine.generation.greedy import GreedyReader
from facet_engine.generation.rows import Row
from facet_engine.metrics.grader import Answer, Grader
from facet_engine.preparation.encoder import Encoder

BATCH = 25
# Likelihoods through a child cost a whole distribution a token, so so many tokens are enough.
MOST_SCORED_TOKENS = 1500
SPEED_TOKENS = 24


@dataclass(frozen=True)
class TaskRows:
    """The rows every artefact answers, how they are graded, and how long an answer may be."""

    rows: Sequence[HeldOutRow]
    grader: Grader
    max_new_tokens: int

    @classmethod
    def of(cls, rows: Sequence[HeldOutRow], grader: Grader, max_new_tokens: int) -> TaskRows:
        """Rows the grader can grade; fewer where only likelihoods count and texts are long."""
        usable = [row for row in rows if row.question.answerable or not grader.needs_text]
        if not grader.needs_text:
            kept: list[HeldOutRow] = []
            tokens = 0
            for row in usable:
                tokens += len(row.question.reference)
                if kept and tokens > MOST_SCORED_TOKENS:
                    break
                kept.append(row)
            usable = kept
        return cls(usable, grader, max_new_tokens if grader.needs_text else 0)


@dataclass(frozen=True)
class Outcome:
    """Mean grade (None without rows) and generated tokens a second, one request at a time."""

    score: float | None
    tokens_per_second: float | None


def score_model(
    model: Any, encoder: Encoder, task: TaskRows, on_done: Callable[[int], None]
) -> Outcome:
    """Through a loaded torch model, in batches; its speed is that of a single request."""
    ends = end_tokens(model, encoder.tokenizer)
    questions = [row.question for row in task.rows]
    rows = [Row(question.prompt, question.reference) for question in questions]
    reader = GreedyReader(model, ends, task.max_new_tokens, BATCH)
    answers = [
        Answer(
            encoder.tokenizer.decode(reply.tokens, skip_special_tokens=True),
            question.expected,
            reply.loss or 0.0,
        )
        for question, reply in zip(questions, reader.read(rows, on_done), strict=True)
    ]
    return Outcome(_mean(task, answers), _single_request_speed(model, questions[0].prompt))


def _single_request_speed(model: Any, prompt: list[int]) -> float:
    reader = GreedyReader(model, frozenset(), SPEED_TOKENS, 1)
    started = time.monotonic()
    reader.read([Row(prompt)])
    return SPEED_TOKENS / (time.monotonic() - started)


def score_file(
    child: LlamaChild, task: TaskRows, scratch: Path, on_done: Callable[[int], None]
) -> Outcome:
    """Through a llama.cpp child, one request at a time; neighbours share their prompts' start."""
    answers: list[Answer] = []
    tokens, seconds = 0, 0.0
    for row in sorted(task.rows, key=lambda row: row.question.prompt):
        question = row.question
        if task.grader.needs_text:
            made = child.answer(question.prompt_text, task.max_new_tokens)
            tokens, seconds = tokens + made.tokens, seconds + made.seconds
            answers.append(Answer(made.text, question.expected, 0.0))
        else:
            ids = question.prompt + question.reference
            rows = child.score(ids, len(question.prompt), scratch)
            chosen = rows[np.arange(len(question.reference)), question.reference]
            answers.append(Answer("", question.expected, float(-chosen.mean())))
        on_done(1)
    if not task.grader.needs_text:
        made = child.answer(task.rows[0].question.prompt_text, SPEED_TOKENS)
        tokens, seconds = made.tokens, made.seconds
    return Outcome(_mean(task, answers), tokens / seconds if seconds else None)


def _mean(task: TaskRows, answers: Sequence[Answer]) -> float:
    return task.grader.summary([task.grader.grade(answer) for answer in answers])
