"""The proof that held-out rows are new: only rooms, devices, actions, values and times recur."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from held_out_wordings import HELD_OUT
from home import DEVICES, ROOMS
from row import Row
from training_wordings import TRAINING
from wordings import Wordings

MASKS = (
    (re.compile(r"\b(\d{1,2}:\d\d( [ap]m)?|\d{1,2} [ap]m|noon|midnight)\b"), "<time>"),
    (re.compile(rf"\b({'|'.join(ROOMS)})\b"), "<room>"),
    (re.compile(rf"\b({'|'.join(DEVICES)})\b"), "<device>"),
    (re.compile(r"\d+"), "<value>"),
)


def wording(row: Row) -> str:
    """The request with its time, room, device and value masked out."""
    text = row["messages"][1]["content"]
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text


def pair(row: Row) -> str:
    """Room and device of the expected call."""
    call = json.loads(row["messages"][2]["content"])
    return f"{call['room']} {call['device']}"


def templates(wordings: Wordings) -> Iterator[str]:
    """Every template of a set, at every level."""
    for field in vars(wordings).values():
        groups: Sequence[Sequence[str]] = (
            list(field.values()) if isinstance(field, Mapping) else [field]
        )
        for group in groups:
            yield from group


def overlaps(training: Sequence[Row], held_out: Sequence[Row]) -> list[str]:
    """What the two sets share, one line each; empty when every held-out row is new."""
    return [
        *(f"template {t!r}" for t in sorted(set(templates(TRAINING)) & set(templates(HELD_OUT)))),
        *(f"wording {w!r}" for w in sorted({*map(wording, training)} & {*map(wording, held_out)})),
        *(f"pair {p!r}" for p in sorted({*map(pair, training)} & {*map(pair, held_out)})),
    ]
