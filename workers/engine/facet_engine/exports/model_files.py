"""Model folders and adapters as other programs expect them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from facet_engine.exports.folders import written_aside
from facet_engine.models.build import (
    SLOW_TOKENIZER_FILES,
    TOKENIZER_FILES,
    copy_weights,
    write_configs,
    write_tokenizer,
)
from facet_engine.models.folder import ModelFolder, read_model_folder
from facet_engine.protocol.events import Events

SHARD_SIZE = "4GB"
# Copies of the base's own tables, which some savers put beside an adapter.
BASE_TABLES = ("embed_tokens.weight", "lm_head.weight", "wte.weight", "embed_out.weight")


def save_merged(model: Any, base: Path, out: Path, events: Events) -> None:
    """Write a plain (adapter-free) float32 model with the base's tokenizer and configs."""
    with written_aside(out) as partial:
        model.save_pretrained(str(partial), max_shard_size=SHARD_SIZE)
        _write_texts(base, partial, "float32", events)


def copy_as(source: Path, base: Path, out: Path, dtype: str, events: Events) -> None:
    """Write the model of `source` with weights as `dtype`, one file at a time."""
    with written_aside(out) as partial:
        copy_weights(read_model_folder(source), partial, dtype, False, lambda _: None)
        _write_texts(base, partial, dtype, events)


def _write_texts(base: Path, out: Path, dtype: str, events: Events) -> None:
    """Configs, tokenizer and template are the base's own: tuning changes weights only."""
    found = read_model_folder(base)
    write_configs(ModelFolder(base, found.config, []), out, dtype)
    write_tokenizer(base, out, events)
    for name in SLOW_TOKENIZER_FILES:
        # Converters of some architectures read the tokenizer from its original file.
        if (base / name).is_file():
            shutil.copyfile(base / name, out / name)


def copy_adapter(adapter: Path, base: Path, out: Path, base_name: str | None) -> None:
    """Write the adapter without copies of the base's tables, and with the tokenizer beside it."""
    config = json.loads((adapter / "adapter_config.json").read_text("utf-8"))
    named = config.get("base_model_name_or_path") or ""
    # A folder of the machine that trained means nothing to whoever loads the adapter.
    config["base_model_name_or_path"] = base_name or ("" if Path(named).is_absolute() else named)
    with written_aside(out) as partial:
        _copy_tensors(adapter / "adapter_model.safetensors", partial, config)
        text = json.dumps(config, indent=2, sort_keys=True) + "\n"
        (partial / "adapter_config.json").write_text(text, "utf-8")
        for name in TOKENIZER_FILES:
            if (base / name).is_file():
                shutil.copyfile(base / name, partial / name)


def _copy_tensors(source: Path, out: Path, config: dict[str, Any]) -> None:
    from safetensors import safe_open
    from safetensors.torch import save_file

    learned = bool(config.get("modules_to_save") or config.get("trainable_token_indices"))
    with safe_open(source, framework="pt") as file:
        tensors = {
            name: file.get_tensor(name)
            for name in file.keys()  # noqa: SIM118 - not a dict
            if learned or "lora_" in name or not name.endswith(BASE_TABLES)
        }
    save_file(tensors, out / source.name, metadata={"format": "pt"})
