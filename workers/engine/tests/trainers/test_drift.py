"""Every field of the config classes is a knob, pinned by the engine, or left with a reason."""

from __future__ import annotations

import dataclasses

import pytest
from peft import LoraConfig
from trl import SFTConfig

from facet_engine.trainers.feeds import knob_table
from facet_engine.trainers.pinned import LORA_CONSTANTS, SFT_CONSTANTS, SFT_FROM_JOB

PINNED = {
    "SFTConfig": {**{name: why for name, (_, why) in SFT_CONSTANTS.items()}, **SFT_FROM_JOB},
    "LoraConfig": {name: why for name, (_, why) in LORA_CONSTANTS.items()},
}


@pytest.mark.parametrize("kind", [SFTConfig, LoraConfig])
def test_no_field_is_left_to_chance(kind: type) -> None:
    table, name = knob_table(), kind.__name__
    fields = {field.name for field in dataclasses.fields(kind)}
    fed = {
        feed["field"]
        for knob in table.knobs.values()
        for feed in knob["feeds"]
        if feed["class"] == name
    }
    pinned, ignored = set(table.pinned[name]), set(table.ignored[name])
    assert fields - fed - pinned - ignored == set()
    assert (fed | pinned | ignored) - fields == set(), "fields that the library no longer has"
    assert fed & pinned == fed & ignored == pinned & ignored == set()
    assert all(table.pinned[name].values()) and all(table.ignored[name].values())


@pytest.mark.parametrize("name", ["SFTConfig", "LoraConfig"])
def test_the_engine_pins_what_the_platform_says_it_pins(name: str) -> None:
    assert set(PINNED[name]) == set(knob_table().pinned[name])
    assert all(PINNED[name].values())
