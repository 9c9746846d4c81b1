"""There are always enough tokens to certify, and half of them are not the task's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facet_engine.exports.passages import (
    FEWEST_TOKENS,
    Passage,
    choose_passages,
    general_prompts,
    retokenise_strings,
)
from facet_engine.exports.teacher_forcing import distributions
from facet_engine.generation.question import chat_prompt
from facet_engine.models.load import load_model
from facet_engine.preparation.encoder import Encoder
from tests import tiny

ENGINE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Any:
    return load_model(tiny_model, "float32")


@pytest.fixture(scope="module")
def encoder(tiny_model: Path) -> Encoder:
    return Encoder(tiny_model)


def prompts(encoder: Encoder, count: int) -> list[list[int]]:
    return [chat_prompt(encoder, tiny.chat(i)["messages"][:-1]).ids for i in range(count)]


def tokens(passages: list[Passage], on_task: bool) -> int:
    return sum(passage.tokens for passage in passages if passage.on_task is on_task)


def test_half_the_tokens_are_the_task_s_and_half_are_not(model: Any, encoder: Encoder) -> None:
    found = choose_passages(model, encoder, frozenset(), prompts(encoder, 12))
    assert tokens(found, True) >= FEWEST_TOKENS // 2
    assert tokens(found, False) >= FEWEST_TOKENS // 2


def test_short_answers_are_made_up_for(model: Any, encoder: Encoder) -> None:
    # Every token but one ends an answer, so answers have one token until ends are ignored.
    ends = frozenset(range(511))
    found = choose_passages(model, encoder, ends, prompts(encoder, 8))
    assert tokens(found, True) + tokens(found, False) >= FEWEST_TOKENS
    assert tokens(found, False) >= FEWEST_TOKENS // 2


def test_without_task_prompts_general_ones_carry_it_all(model: Any, encoder: Encoder) -> None:
    found = choose_passages(model, encoder, frozenset(), [])
    assert tokens(found, True) == 0
    assert tokens(found, False) >= FEWEST_TOKENS


def test_distributions_are_those_of_each_passage_alone(model: Any, encoder: Encoder) -> None:
    import torch

    passages = [
        Passage(ids + list(range(30, 33 + 2 * at)), len(ids), True)
        for at, ids in enumerate(prompts(encoder, 5))
    ]
    found = dict(distributions(model, passages))
    for at, passage in enumerate(passages):
        with torch.inference_mode():
            alone = model(torch.tensor([passage.ids])).logits[0].log_softmax(-1)
        wanted = alone[passage.start - 1 : -1].numpy()
        assert found[at].shape == wanted.shape
        assert abs(found[at] - wanted).max() < 1e-4


def test_the_lists_are_fixed_large_enough_and_without_doubles() -> None:
    assert len(set(retokenise_strings())) == len(retokenise_strings()) >= 200
    assert len(set(general_prompts())) == len(general_prompts()) >= 20
    done = subprocess.run(
        [sys.executable, "scripts/make_retokenise_strings.py", "--check"], cwd=ENGINE, check=False
    )
    assert done.returncode == 0
