"""What a model folder holds, told without torch. Pickled weights and remote code are refused."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facet_engine.protocol.errors import EngineError

PICKLE_SUFFIXES = (".bin", ".pt", ".pth", ".ckpt", ".pkl", ".h5", ".msgpack")
MAX_HEADER_BYTES = 100_000_000


@dataclass(frozen=True)
class ModelFolder:
    """A folder whose config was read and whose weights are safetensors files."""

    path: Path
    config: dict[str, Any]
    weights: list[Path]

    @property
    def text_config(self) -> dict[str, Any]:
        """The language model's part of the config (multi-part models nest it)."""
        nested = self.config.get("text_config")
        return nested if isinstance(nested, dict) else self.config


def read_model_folder(path: Path) -> ModelFolder:
    """Read the config and list the weights; says what is missing. Does not read the tensors."""
    config_file = path / "config.json"
    if not config_file.is_file():
        raise EngineError(
            "model_not_found",
            "user",
            "There is no config.json in the model's folder.",
            str(path.name),
            "Choose a folder saved by Transformers (config.json, *.safetensors, tokenizer.json).",
        )
    try:
        config = json.loads(config_file.read_text("utf-8"))
    except ValueError as error:
        raise damaged("config.json is not JSON", "config.json") from error
    if not isinstance(config, dict):
        raise damaged("config.json is not an object", "config.json")
    return ModelFolder(path, config, _weights(path))


def _weights(path: Path) -> list[Path]:
    index = path / "model.safetensors.index.json"
    if index.is_file():
        try:
            names = sorted(set(json.loads(index.read_text("utf-8"))["weight_map"].values()))
        except (ValueError, KeyError, AttributeError) as error:
            raise damaged("the index of the weights cannot be read", index.name) from error
        missing = [name for name in names if not (path / name).is_file()]
        if missing:
            raise damaged(f"{missing[0]} is named in the index but is not there", index.name)
        return [path / name for name in names]
    single = path / "model.safetensors"
    if single.is_file():
        return [single]
    if (path / "adapter_config.json").is_file():
        raise EngineError(
            "model_not_found",
            "user",
            "This folder holds an adapter, not a model.",
            "adapter_config.json",
            "Choose the folder of the adapter's base model, or of the merged model.",
        )
    weights = sorted(path.glob("*.safetensors"))
    if len(weights) > 1:
        raise damaged("there are several weight files but no index of them", weights[0].name)
    if weights:
        return weights
    pickles = sorted(f.name for f in path.iterdir() if f.suffix in PICKLE_SUFFIXES)
    if pickles:
        raise EngineError(
            "model_not_found",
            "user",
            f"The weights are in a format that can run code when opened ({pickles[0]}); "
            "it is never loaded.",
            pickles[0],
            "Use a version of the model with safetensors weights, or save it again with "
            "`save_pretrained` of a current Transformers.",
        )
    raise EngineError(
        "model_not_found",
        "user",
        "There are no safetensors weights in the model's folder.",
        str(path.name),
        "Choose a folder with *.safetensors files.",
    )


def tensor_shapes(weights: Path) -> dict[str, tuple[str, list[int]]]:
    """Name -> (dtype, shape) from a safetensors header, checked against the file's real length."""
    size = weights.stat().st_size
    try:
        with weights.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if length > min(size, MAX_HEADER_BYTES):
                raise ValueError("header longer than the file")
            header = json.loads(file.read(length))
        tensors = {name: entry for name, entry in header.items() if name != "__metadata__"}
        end = max((int(entry["data_offsets"][1]) for entry in tensors.values()), default=0)
        shapes = {name: (entry["dtype"], entry["shape"]) for name, entry in tensors.items()}
    except (ValueError, struct.error, KeyError, TypeError, AttributeError) as error:
        raise damaged("its header cannot be read", weights.name) from error
    if 8 + length + end != size:
        raise damaged(
            f"it should have {8 + length + end} bytes and has {size} (cut off?)", weights.name
        )
    return shapes


def damaged(what: str, place: str) -> EngineError:
    return EngineError(
        "damaged_file",
        "user",
        f"A file of the model is damaged: {what}.",
        place,
        "Fetch the file again from where it came, then import the model again.",
    )


def unsupported(config: dict[str, Any], error: BaseException) -> EngineError:
    kind = config.get("model_type", "unknown")
    return EngineError(
        "unsupported_architecture",
        "user",
        f"A model of type {kind!r} cannot be loaded ({str(error).splitlines()[0][:200]}).",
        "config.json",
        "Choose a text-generation model that Transformers supports without code of its own.",
    )
