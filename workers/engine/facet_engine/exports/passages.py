"""The token sequences along which artefacts are compared with the reference."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from facet_engine.generation.greedy import GreedyReader
from facet_engine.generation.question import chat_prompt
from facet_engine.generation.rows import Row
from facet_engine.preparation.encoder import Encoder

# 600 tokens without a miss support "at least 99.5 %" with 95 % confidence.
FEWEST_TOKENS = 600
ANSWER_TOKENS = 32
FIRST_GENERAL = 12
FIRST_TASK = 12
BATCH = 24


@dataclass(frozen=True)
class Passage:
    """Ids of a prompt and the reference's greedy continuation, which begins at `start` >= 1."""

    ids: list[int]
    start: int
    on_task: bool

    @property
    def tokens(self) -> int:
        return len(self.ids) - self.start


def general_prompts() -> list[str]:
    data = files("facet_engine.exports").joinpath("data/general_prompts.json")
    return [str(text) for text in json.loads(data.read_text("utf-8"))]


def retokenise_strings() -> list[str]:
    data = files("facet_engine.exports").joinpath("data/retokenise.json")
    return [str(text) for text in json.loads(data.read_text("utf-8"))]


def choose_passages(
    model: Any,
    encoder: Encoder,
    ends: frozenset[int],
    prompts: Sequence[list[int]],
) -> list[Passage]:
    """Greedy continuations of the task's `prompts` and of general ones, half of the tokens each.

    Answers end where the model ends them. Where they are so short that tokens are missing, more
    prompts are taken (the rest of both lists), and then ends are ignored.
    """
    general = [
        chat_prompt(encoder, [{"role": "user", "content": p}]).ids for p in general_prompts()
    ]
    distinct = [ids for at, ids in enumerate(prompts) if ids not in prompts[:at]]
    task, spare_task = distinct[:FIRST_TASK], distinct[FIRST_TASK:]
    first = general[:FIRST_GENERAL]
    made = _continue(model, ends, [*task, *first], ANSWER_TOKENS, len(task))
    half = FEWEST_TOKENS // 2
    on_task = _enough(
        model, ends, [one for one in made if one.on_task], task, spare_task, half, True
    )
    # Whatever the task's prompts cannot give, general ones do.
    missing = FEWEST_TOKENS - _count(on_task)
    off_task = [one for one in made if not one.on_task]
    rest = general[FIRST_GENERAL:]
    return on_task + _enough(model, ends, off_task, first, rest, max(half, missing), False)


def _enough(
    model: Any,
    ends: frozenset[int],
    made: list[Passage],
    used: Sequence[list[int]],
    spare: Sequence[list[int]],
    wanted: int,
    on_task: bool,
) -> list[Passage]:
    if _count(made) >= wanted:
        return made
    if spare:
        each = max(1.0, _count(made) / max(1, len(made)))
        more = list(spare[: math.ceil((wanted - _count(made)) / each * 1.2)])
        made = made + _continue(model, ends, more, ANSWER_TOKENS, len(more) if on_task else 0)
        used = [*used, *more]
    if _count(made) >= wanted or not used:
        return made
    longer = min(4 * ANSWER_TOKENS, math.ceil(wanted / len(used)))
    return _continue(model, frozenset(), list(used), longer, len(used) if on_task else 0)


def _continue(
    model: Any, ends: frozenset[int], prompts: list[list[int]], limit: int, on_task: int
) -> list[Passage]:
    """Passages for `prompts`, of which the first `on_task` are the task's."""
    replies = GreedyReader(model, ends, limit, BATCH).read([Row(ids) for ids in prompts])
    found = []
    for at, (ids, reply) in enumerate(zip(prompts, replies, strict=True)):
        answer = reply.tokens if reply.end is None else [*reply.tokens, reply.end]
        found.append(Passage(ids + answer, len(ids), at < on_task))
    return found


def _count(passages: Sequence[Passage]) -> int:
    return sum(passage.tokens for passage in passages)
