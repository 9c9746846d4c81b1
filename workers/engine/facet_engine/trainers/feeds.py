"""Where each knob goes: the generated table of all knobs, read as data."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facet_engine.protocol.errors import EngineError

AUTO = "auto"
# Written by the contracts' generator; an installation that lies elsewhere names it here.
KNOBS_FILE_VARIABLE = "FACET_KNOBS_FILE"
KNOBS_FILE = Path(__file__).parents[4] / "packages" / "contracts" / "generated" / "knobs.json"


@dataclass(frozen=True)
class KnobTable:
    """All knobs by id, and which fields of TRL and PEFT are pinned or left alone, with reasons."""

    knobs: Mapping[str, Mapping[str, Any]]
    pinned: Mapping[str, Mapping[str, str]]
    ignored: Mapping[str, Mapping[str, str]]

    def check_complete(self, values: Mapping[str, Any]) -> None:
        """Every knob must have a value, and every value must be a knob's: nothing is guessed."""
        unknown = sorted(set(values) - set(self.knobs))
        missing = sorted(set(self.knobs) - set(values))
        if unknown:
            raise knob_conflict(unknown[0], "is not a knob of this engine", "Leave it out.")
        if missing:
            raise knob_conflict(missing[0], "has no value", "Send the full set of knobs.")

    def feed(self, values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Class -> field -> value, for the knobs that count among these `values`.

        A knob that is not shown feeds nothing. Several knobs may fill one field: entries of a
        dictionary, or of `optim_args`, which is text.
        """
        fed: dict[str, dict[str, Any]] = {"SFTConfig": {}, "LoraConfig": {}, "engine": {}}
        fed["dataset"] = {}
        for knob_id, value in values.items():
            knob = self.knobs[knob_id]
            if not self.counts(knob_id, values):
                continue
            for feed in knob["feeds"]:
                if holds(feed.get("when"), values):
                    _put(fed[feed["class"]], feed, value)
        optim_args = fed["SFTConfig"].get("optim_args")
        if optim_args is not None:
            fed["SFTConfig"]["optim_args"] = ",".join(f"{k}={v}" for k, v in optim_args.items())
        return fed

    def counts(self, knob_id: str, values: Mapping[str, Any]) -> bool:
        """Whether the knob is shown, and so fed, among these values."""
        return holds(self.knobs[knob_id].get("shownWhen"), values)

    def auto(self, knob_id: str) -> Mapping[str, Any]:
        """The figures that `auto` of this knob rests on."""
        found: Mapping[str, Any] = self.knobs[knob_id]["auto"]
        return found


@cache
def knob_table() -> KnobTable:
    path = Path(os.environ.get(KNOBS_FILE_VARIABLE, KNOBS_FILE))
    try:
        document = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(
            "internal",
            "platform",
            f"The table of knobs cannot be read ({error}).",
            str(path.name),
            f"Generate it, or name its place in {KNOBS_FILE_VARIABLE}.",
        ) from error
    knobs = {knob["id"]: knob for knob in document["knobs"]}
    return KnobTable(knobs, document["pinned"], document["ignored"])


def holds(condition: Mapping[str, Any] | None, values: Mapping[str, Any]) -> bool:
    """Whether a condition on other knobs is true; none at all always is."""
    if condition is None:
        return True
    if "all" in condition:
        return all(holds(part, values) for part in condition["all"])
    value = values[condition["knob"]]
    if "equals" in condition:
        return _same(value, condition["equals"])
    if "not" in condition:
        return not _same(value, condition["not"])
    return any(_same(value, one) for one in condition["oneOf"])


def knob_conflict(knob_id: str, what: str, fix: str) -> EngineError:
    return EngineError("knob_conflict", "user", f"The knob {knob_id} {what}.", knob_id, fix)


def _put(fields: dict[str, Any], feed: Mapping[str, Any], value: Any) -> None:
    if "map" in feed and value in feed["map"]:
        value = feed["map"][value]
    if "key" in feed:
        fields.setdefault(feed["field"], {})[feed["key"]] = value
    else:
        fields[feed["field"]] = value


def _same(one: Any, other: Any) -> bool:
    # 1 is not true here, as in the language the table comes from.
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)
