"""Adapters as files: safetensors and a config that names no place on this machine."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from facet_engine.protocol.files import read_json, write_json

# Starts that move part of the base weights into the adapter.
BASE_CHANGING_STARTS = ("pissa", "olora")
ADAPTER_WEIGHTS = "adapter_model.safetensors"


def save_adapter(model: Any, folder: Path, initial: Path | None = None) -> None:
    """Write the adapter of a PeftModel. `initial`: see `save_initial`; then it fits the plain base.

    Embeddings are never copied into it, and no model card is written.
    """
    model.save_pretrained(
        str(folder),
        save_embedding_layers=False,
        path_initial_model_for_weight_conversion=str(initial) if initial else None,
    )
    _tidy(folder)


def changes_base(model: Any) -> bool:
    """Whether the adapter's start has changed the base weights in memory."""
    start = model.peft_config["default"].init_lora_weights
    return isinstance(start, str) and start.startswith(BASE_CHANGING_STARTS)


def save_initial(model: Any, work_dir: Path) -> Path | None:
    """Keep the untrained adapter where its start changed the base; None where it did not.

    Trained minus untrained is an ordinary adapter for the base as it is stored.
    """
    if not changes_base(model):
        return None
    folder = Path(tempfile.mkdtemp(prefix="initial-adapter-", dir=work_dir))
    config = model.peft_config["default"]
    start, config.init_lora_weights = config.init_lora_weights, True
    try:
        model.save_pretrained(str(folder), save_embedding_layers=False)
    finally:
        config.init_lora_weights = start
    return folder


def _tidy(folder: Path) -> None:
    (folder / "README.md").unlink(missing_ok=True)
    config_file = folder / "adapter_config.json"
    config = read_json(config_file)
    config["base_model_name_or_path"] = None
    for name in ("target_modules", "exclude_modules"):
        # Sets in memory: another order in every process.
        if isinstance(config.get(name), list):
            config[name] = sorted(config[name])
    write_json(config_file, config)
