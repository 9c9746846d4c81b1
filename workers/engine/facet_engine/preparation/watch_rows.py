"""Validation rows to watch while a model learns: chosen here, since here contents are at hand."""

from __future__ import annotations

import heapq
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.generation.question import Question, make_question
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.files import write_json

# As many as the knob `watch_prompts` can ask for.
MOST_ROWS = 8
FILE = "watch.json"


@dataclass(frozen=True)
class WatchedPrompt:
    """A prompt that is answered at every checkpoint; `messages` are what a person is shown.

    `reference` and its ids are the known answer: None and empty for prompts that a person wrote.
    """

    messages: list[dict[str, Any]]
    ids: list[int]
    reference: str | None
    reference_ids: list[int]


class WatchRows:
    """Feed kept rows, then write; holds the few rows with the smallest keys.

    A key is a hash of the row's content, so the choice is as good as drawn, and the same whatever
    order the rows come in.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        # Negated order: the heap's top is the row to give up first.
        self._chosen: list[tuple[int, int, str, str, Any]] = []

    def add(self, number: int, key: str, kind: str, content: Any) -> None:
        if kind == "text":
            return
        entry = (-int(key, 16), -number, key, kind, content)
        if len(self._chosen) < MOST_ROWS:
            heapq.heappush(self._chosen, entry)
        elif entry[:2] > self._chosen[0][:2]:
            heapq.heapreplace(self._chosen, entry)

    def write(self, folder: Path) -> None:
        asked = []
        for _, number, key, kind, content in sorted(self._chosen, reverse=True):
            question = make_question(self._encoder, kind, content)
            if isinstance(question, Question) and question.prompt:
                asked.append(_entry(-number, key, question))
        write_json(folder / FILE, asked)


def read_watch_rows(prepared: Path, count: int) -> list[WatchedPrompt]:
    """The first `count` watched rows of a preparation, in its own order."""
    path = prepared / FILE
    if not path.is_file():
        return []
    return [
        WatchedPrompt(
            entry["prompt"], entry["promptIds"], entry["reference"], entry["referenceIds"]
        )
        for entry in json.loads(path.read_text("utf-8"))[:count]
    ]


def _entry(number: int, key: str, question: Question) -> dict[str, Any]:
    asked = question.asked
    return {
        "row": number,
        "key": key,
        "prompt": asked if isinstance(asked, list) else [{"role": "user", "content": asked}],
        "promptIds": question.prompt,
        "reference": question.expected,
        "referenceIds": question.reference,
    }
