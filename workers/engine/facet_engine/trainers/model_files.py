"""A fully tuned model as a folder of its own: new weights, the base's tokenizer and configs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from facet_engine.models.folder import PICKLE_SUFFIXES
from facet_engine.protocol.files import read_json, write_json


def save_full_model(model: Any, base: Path, folder: Path) -> None:
    """Weights and config from the trained model, everything else as the base folder has it."""
    folder.mkdir(parents=True)
    for path in sorted(base.iterdir()):
        weights = path.name.endswith((".safetensors", ".safetensors.index.json"))
        if path.is_file() and not weights and path.suffix not in PICKLE_SUFFIXES:
            shutil.copyfile(path, folder / path.name)
    # Attention of our own is a matter of training; readers of the folder do not know it.
    model.set_attn_implementation("sdpa")
    generation = folder / "generation_config.json"
    kept = generation.read_bytes() if generation.is_file() else None
    model.save_pretrained(str(folder))
    if kept is not None:
        generation.write_bytes(kept)
    config = read_json(folder / "config.json")
    config["dtype"] = str(model.dtype).removeprefix("torch.")
    write_json(folder / "config.json", {k: v for k, v in config.items() if not k.startswith("_")})
