"""Exported folders load in other programs, and hold nothing they should not."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from safetensors.numpy import load_file, save_file

from facet_engine.exports.folders import written_aside
from facet_engine.exports.model_files import copy_adapter, copy_as, save_merged
from facet_engine.models.load import attach_adapter, load_model
from facet_engine.protocol.events import Events
from tests.tiny_adapter import save_adapter


@pytest.fixture
def events(tmp_path: Path) -> Events:
    return Events(os.open(tmp_path / "events", os.O_WRONLY | os.O_CREAT))


@pytest.fixture(scope="module")
def adapter(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_adapter(tiny_model, tmp_path_factory.mktemp("adapter"))


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_a_merged_folder_answers_like_base_and_adapter_in_plain_transformers(
    tiny_model: Path, adapter: Path, events: Events, tmp_path: Path
) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    adapted = attach_adapter(load_model(tiny_model, "float32"), adapter)
    ids = torch.tensor([[1, 60, 61, 62, 63]])
    with torch.inference_mode():
        wanted = adapted(ids).logits
    save_merged(adapted.merge_and_unload(), tiny_model, tmp_path / "merged", events)
    copy_as(tmp_path / "merged", tiny_model, tmp_path / "half", "bfloat16", events)
    plain = AutoModelForCausalLM.from_pretrained(tmp_path / "merged")
    assert plain.dtype == torch.float32
    with torch.inference_mode():
        assert (plain(ids).logits - wanted).abs().max() < 1e-4
    assert AutoModelForCausalLM.from_pretrained(tmp_path / "half").dtype == torch.bfloat16
    for folder in ("merged", "half"):
        tokenizer = AutoTokenizer.from_pretrained(tmp_path / folder)
        original = AutoTokenizer.from_pretrained(tiny_model)
        assert tokenizer("turn on 2026")["input_ids"] == original("turn on 2026")["input_ids"]
        assert tokenizer.chat_template == original.chat_template


def test_configs_name_no_place_and_no_new_class(
    tiny_model: Path, events: Events, tmp_path: Path
) -> None:
    save_merged(load_model(tiny_model, "float32"), tiny_model, tmp_path / "merged", events)
    config = read(tmp_path / "merged" / "config.json")
    assert config["dtype"] == "float32"
    assert not {"_name_or_path", "auto_map", "quantization_config"} & set(config)
    tokenizer = read(tmp_path / "merged" / "tokenizer_config.json")
    assert tokenizer["tokenizer_class"] == "PreTrainedTokenizerFast"
    assert not {"backend", "is_local", "local_files_only"} & set(tokenizer)
    generation = read(tmp_path / "merged" / "generation_config.json")
    assert generation["eos_token_id"] == 2
    assert "_from_model_config" not in generation
    assert str(tiny_model) not in "".join(
        path.read_text("utf-8") for path in (tmp_path / "merged").glob("*.json")
    )


def test_an_adapter_loses_copies_of_the_base_and_the_trainer_s_path(
    tiny_model: Path, adapter: Path, tmp_path: Path
) -> None:
    tensors = load_file(adapter / "adapter_model.safetensors")
    fat = tmp_path / "fat"
    fat.mkdir()
    copies = {"base_model.model.model.embed_tokens.weight": next(iter(tensors.values())).copy()}
    save_file({**tensors, **copies}, fat / "adapter_model.safetensors")
    config = read(adapter / "adapter_config.json")
    config["base_model_name_or_path"] = str(tiny_model)
    (fat / "adapter_config.json").write_text(json.dumps(config), "utf-8")
    copy_adapter(fat, tiny_model, tmp_path / "out", None)
    assert load_file(tmp_path / "out" / "adapter_model.safetensors").keys() == tensors.keys()
    assert read(tmp_path / "out" / "adapter_config.json")["base_model_name_or_path"] == ""
    attach_adapter(load_model(tiny_model, "float32"), tmp_path / "out")


def test_a_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "old").touch()
    with pytest.raises(RuntimeError), written_aside(folder) as partial:
        (partial / "half").touch()
        raise RuntimeError("power cut")
    assert [path.name for path in folder.iterdir()] == ["old"]
    with written_aside(folder) as partial:
        assert list(partial.iterdir()) == []
        (partial / "new").touch()
    assert [path.name for path in folder.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
