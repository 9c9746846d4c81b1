"""Our trainer against TRL's own, and the fast paths against the plain ones."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from facet_engine.bench.reference import compare_with_reference
from facet_engine.models.load import load_model
from facet_engine.trainers.attention import (
    PER_DOCUMENT,
    joined_rows_stay_apart,
    register_per_document,
)
from tests.conftest import Trainable
from tests.trainers.knobs import knobs


@pytest.mark.parametrize(
    "turned",
    [
        {},
        {"padding_free": False, "attn_implementation": "sdpa"},
        {"tuning": "full"},
        {"gradient_accumulation_steps": 3, "loss_type": "dft"},
    ],
)
def test_twenty_steps_equal_trls_padded_path(trainable: Trainable, turned: dict[str, Any]) -> None:
    shared = {name: value for name, value in turned.items() if name in ("tuning", "loss_type")}
    accumulation = turned.get("gradient_accumulation_steps", 1)
    base = knobs(**shared, gradient_accumulation_steps=accumulation, max_steps=20)
    request = {"threads": 1, "inputs": trainable.inputs(), "config": {"knobs": base}}
    own = {name: value for name, value in turned.items() if name not in base or base[name] != value}
    found = compare_with_reference(request, 20, **own)
    for path in ("padded", "usual"):
        assert found[path]["loss"] < 1e-6, path
        assert found[path]["gradNorm"] < 1e-6, path
    # Something was learned, or any two would be alike.
    assert found["usual"]["lastLoss"] != found["usual"]["firstLoss"]


def tiny_of(kind: str) -> Any:
    import transformers

    common = {
        "vocab_size": 128,
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 128,
    }
    torch.manual_seed(0)
    if kind == "mistral":
        config = transformers.MistralConfig(**common, sliding_window=6)
        return transformers.MistralForCausalLM(config).eval()
    if kind == "gemma3":
        config = transformers.Gemma3TextConfig(**common, head_dim=8, sliding_window=6)
        return transformers.Gemma3ForCausalLM(config).eval()
    if kind == "qwen3":
        return transformers.Qwen3ForCausalLM(transformers.Qwen3Config(**common, head_dim=8)).eval()
    config = transformers.GPT2Config(vocab_size=128, n_embd=32, n_layer=2, n_head=4)
    return transformers.GPT2LMHeadModel(config).eval()


@pytest.mark.parametrize("kind", ["mistral", "gemma3", "qwen3"])
def test_rows_lying_end_to_end_do_not_see_each_other(kind: str) -> None:
    register_per_document()
    model = tiny_of(kind)
    for attention in (PER_DOCUMENT, "sdpa"):
        assert joined_rows_stay_apart(model, attention)
        assert model.config._attn_implementation == "sdpa"


def test_a_layout_that_mixes_rows_is_noticed(trainable: Trainable) -> None:
    model = load_model(trainable.model, "float32")
    register_per_document()
    assert joined_rows_stay_apart(model, PER_DOCUMENT)
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.integrations.sdpa_attention import sdpa_attention_forward

    AttentionInterface.register("mixing", sdpa_attention_forward)
    AttentionMaskInterface.register("mixing", lambda *_, **__: None)
    assert not joined_rows_stay_apart(model, "mixing")
