"""Batched, shared, drafted: the answers stay those of plain greedy decoding, one row at a time."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from facet_engine.generation.greedy import GreedyReader
from facet_engine.generation.rows import Reply, Row
from facet_engine.models.load import load_model

LIMIT = 14
SYSTEM = [1, 300, 301, 302, 303, 304, 305, 306, 307, 308]


@pytest.fixture(scope="module")
def model(tiny_model: Path) -> Any:
    return load_model(tiny_model, "float32")


def plain(model: Any, prompt: list[int], ends: frozenset[int], limit: int = LIMIT) -> list[int]:
    """Transformers' own greedy continuation, the end token included."""
    import torch

    ids = torch.tensor([prompt])
    made = model.generate(
        ids,
        attention_mask=torch.ones_like(ids),
        do_sample=False,
        max_new_tokens=limit,
        eos_token_id=sorted(ends) or None,
        pad_token_id=0,
    )
    found: list[int] = made[0, len(prompt) :].tolist()
    return found


def whole(reply: Reply) -> list[int]:
    return reply.tokens if reply.end is None else [*reply.tokens, reply.end]


def plain_loss(model: Any, row: Row) -> float:
    import torch

    ids = torch.tensor([row.prompt + row.reference])
    with torch.inference_mode():
        scores = model(ids).logits[0, len(row.prompt) - 1 : -1].log_softmax(-1)
    chosen = [-scores[at, token].item() for at, token in enumerate(row.reference)]
    return sum(chosen) / len(chosen)


def prompts(shared: bool) -> list[list[int]]:
    own = [[10 * i + j % 7 + 20 for j in range(3 + 5 * i % 17)] for i in range(9)]
    return [SYSTEM + ids if shared else ids for ids in own]


def check(model: Any, rows: list[Row], ends: frozenset[int], batch: int) -> list[Reply]:
    replies = GreedyReader(model, ends, LIMIT, batch).read(rows)
    for row, reply in zip(rows, replies, strict=True):
        assert whole(reply) == plain(model, row.prompt, ends)
        if row.reference:
            assert reply.loss == pytest.approx(plain_loss(model, row), abs=1e-4)
        else:
            assert reply.loss is None
    return replies


@pytest.mark.parametrize("shared", [True, False], ids=["shared-start", "nothing-shared"])
@pytest.mark.parametrize("batch", [1, 4, 32])
def test_batches_answer_like_single_rows(model: Any, shared: bool, batch: int) -> None:
    rows = [Row(ids, [40 + at, 41, 42][: at % 4]) for at, ids in enumerate(prompts(shared))]
    check(model, rows, frozenset(), batch)


def test_a_right_reference_is_taken_over_wherever_it_stops_being_right(model: Any) -> None:
    rows = []
    for at, ids in enumerate(prompts(shared=True)):
        answer = plain(model, ids, frozenset())
        # Right for `at` tokens, then something the model does not say, then right ones again.
        rows.append(Row(ids, [*answer[:at], (answer[at] + 1) % 512, *answer[at + 1 :]]))
    check(model, rows, frozenset(), 4)


def test_rows_that_end_leave_and_the_others_go_on(model: Any) -> None:
    asked = prompts(shared=True)
    answers = [plain(model, ids, frozenset()) for ids in asked]
    # A token each from the middle of two answers: these rows end there, others later or never.
    ends = frozenset({answers[0][3], answers[4][6]})
    replies = check(model, [Row(ids) for ids in asked], ends, 32)
    assert len({len(reply.tokens) for reply in replies}) > 1
    assert any(reply.end is not None for reply in replies)


def test_a_reference_that_ends_the_answer_needs_no_further_step(model: Any) -> None:
    asked = prompts(shared=True)
    answer = plain(model, asked[2], frozenset())
    ends = frozenset({answer[5]})
    first = answer.index(answer[5])
    reply = check(model, [Row(asked[2], answer[: first + 1])], ends, 8)[0]
    assert (reply.tokens, reply.end) == (answer[:first], answer[5])


def test_a_reference_longer_than_the_limit_is_scored_whole_and_cut_as_an_answer(model: Any) -> None:
    ids = prompts(shared=True)[1]
    longer = plain(model, ids, frozenset(), LIMIT + 10)
    reply = check(model, [Row(ids, longer)], frozenset(), 8)[0]
    assert len(reply.tokens) == LIMIT


def test_scoring_alone_generates_nothing(model: Any) -> None:
    rows = [Row(ids, [50, 51, 52]) for ids in prompts(shared=False)]
    replies = GreedyReader(model, frozenset(), 0, 4).read(rows)
    assert all(not reply.tokens and reply.end is None for reply in replies)
    assert [reply.loss for reply in replies] == pytest.approx(
        [plain_loss(model, row) for row in rows], abs=1e-4
    )


def test_references_are_scored_in_pieces_where_the_vocabulary_is_large(
    model: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facet_engine.generation.batch.LOGITS_BYTES", 512 * 4 * 4 * 3)
    rows = [Row(ids, list(range(60, 63 + at))) for at, ids in enumerate(prompts(shared=True))]
    check(model, rows, frozenset(), 4)


def test_every_row_is_reported_once(model: Any) -> None:
    counts: list[int] = []
    rows = [Row(ids, [44]) for ids in prompts(shared=True)]
    GreedyReader(model, frozenset({70}), LIMIT, 4).read(rows, counts.append)
    assert sum(counts) == len(rows)


def tiny_of(kind: str) -> Any:
    """A random model of another architecture, small enough to be made for one test."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    sizes = {
        "vocab_size": 512,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 8,
    }
    extra: dict[str, dict[str, Any]] = {
        "gemma3_text": {
            "sliding_window": 16,
            "layer_types": ["sliding_attention", "full_attention"],
        },
        "mistral": {"sliding_window": 16},
        "qwen2": {},
        "mamba": {"state_size": 4},
    }
    torch.manual_seed(1)
    config = AutoConfig.for_model(kind, **{**sizes, **extra[kind]})
    return AutoModelForCausalLM.from_config(config).eval()


@pytest.mark.parametrize("kind", ["qwen2", "gemma3_text", "mistral", "mamba"])
def test_other_kinds_of_memory_answer_the_same(kind: str) -> None:
    # The window of the sliding ones is passed, so gaps between tokens would change the answer.
    model = tiny_of(kind)
    rows = [Row(ids, [45, 46]) for ids in prompts(shared=True)[:4]]
    check(model, rows, frozenset({99}), 4)


def test_an_adapter_can_be_switched_off_for_the_base(model: Any, tiny_model: Path) -> None:
    import torch
    from peft import LoraConfig, get_peft_model

    adapted = get_peft_model(
        load_model(tiny_model, "float32"),
        LoraConfig(r=4, target_modules="all-linear", init_lora_weights=False),
    ).eval()
    rows = [Row(ids, [45]) for ids in prompts(shared=True)]
    reader = GreedyReader(adapted, frozenset(), LIMIT, 4)
    with adapted.disable_adapter():
        base = reader.read(rows)
    tuned = reader.read(rows)
    wanted = GreedyReader(model, frozenset(), LIMIT, 4).read(rows)
    assert [reply.tokens for reply in base] == [reply.tokens for reply in wanted]
    assert [reply.tokens for reply in tuned] != [reply.tokens for reply in wanted]
    with torch.no_grad():
        check(adapted, rows, frozenset(), 4)
    assert all(math.isfinite(reply.loss or 0.0) for reply in tuned)
