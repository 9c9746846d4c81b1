"""The platform's form of a model folder: one dtype, safetensors, tokenizer.json, clean configs."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facet_engine.models.folder import ModelFolder, damaged, tensor_shapes
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.events import Events

SAFETENSORS_NAMES = {"float32": "F32", "bfloat16": "BF16", "float16": "F16"}
FLOATS = {"F64", "F32", "BF16", "F16"}
TOKENIZER_FILES = (
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template.jinja",
)
# What a tokenizer can be rebuilt from when there is no tokenizer.json.
SLOW_TOKENIZER_FILES = ("tokenizer.model", "spiece.model", "vocab.json", "merges.txt", "vocab.txt")
# Code of a repository's own, and what Transformers notes for itself.
UNWANTED_CONFIG = ("auto_map", "_name_or_path", "_model_name_or_path", "_from_model_config")
UNWANTED_TOKENIZER = ("auto_map", "backend", "is_local", "local_files_only", "name_or_path")
# Tokenizer classes of Transformers 5 that older readers do not know.
NEW_CLASSES = ("TokenizersBackend", "TokenizersBackendFast")
PROBE_TEXTS = (
    "Hello world",
    "  2026 and 3.14159 + 12345",
    "def f(x):\n\treturn  x ** 2\n\n",
    "naïve café, 日本語 ½ ٣ 🚀🏽",
    "don't WE'LL  ",
)


def copy_weights(
    found: ModelFolder, out: Path, dtype: str, may_link: bool, advance: Callable[[int], None]
) -> None:
    """Write the weights as `dtype`, one file at a time; files of that dtype stay as they are."""
    rename = len(found.weights) == 1
    total = 0
    for path in found.weights:
        target = out / ("model.safetensors" if rename else path.name)
        kinds = {kind for kind, _ in tensor_shapes(path).values() if kind in FLOATS}
        if kinds <= {SAFETENSORS_NAMES[dtype]}:
            _copy(path, target, may_link)
        else:
            _convert(path, target, dtype)
        total += target.stat().st_size
        advance(path.stat().st_size)
    index = found.path / "model.safetensors.index.json"
    if index.is_file() and not rename:
        entries = json.loads(index.read_text("utf-8"))
        entries["metadata"] = {"total_size": total}
        (out / index.name).write_text(json.dumps(entries, indent=2, sort_keys=True), "utf-8")


def _copy(source: Path, target: Path, may_link: bool) -> None:
    if may_link:
        try:
            os.link(source.resolve(), target)
            return
        except OSError:
            pass
    shutil.copyfile(source, target)


def _convert(source: Path, target: Path, dtype: str) -> None:
    import torch
    from safetensors import SafetensorError, safe_open
    from safetensors.torch import save_file

    wanted = getattr(torch, dtype)
    try:
        with safe_open(source, framework="pt") as tensors:
            converted = {}
            for name in tensors.keys():  # noqa: SIM118 - not a dict
                tensor = tensors.get_tensor(name)
                converted[name] = tensor.to(wanted) if tensor.is_floating_point() else tensor
    except SafetensorError as error:
        raise damaged(str(error)[:200], source.name) from error
    save_file(converted, target, metadata={"format": "pt"})


def write_configs(found: ModelFolder, out: Path, dtype: str) -> None:
    """Copy config and generation config without code references, and licence texts as they are."""
    if "quantization_config" in found.config:
        method = found.config["quantization_config"].get("quant_method", "unknown")
        raise EngineError(
            "unsupported_architecture",
            "user",
            f"The weights are quantised already ({method}); they cannot be fine-tuned or exported.",
            "config.json",
            "Choose the original model with unquantised weights.",
        )
    config = {key: value for key, value in found.config.items() if key not in UNWANTED_CONFIG}
    config.pop("torch_dtype", None)
    config["dtype"] = dtype
    _write(out / "config.json", config)
    generation = _read(found.path / "generation_config.json")
    if not generation:
        text = found.text_config
        names = ("bos_token_id", "eos_token_id", "pad_token_id")
        generation = {name: text[name] for name in names if text.get(name) is not None}
    _write(out / "generation_config.json", _without(generation, UNWANTED_CONFIG))
    for path in found.path.iterdir():
        if path.name.lower().startswith(("license", "licence", "notice", "use_policy")):
            shutil.copyfile(path, out / path.name)


def write_tokenizer(source: Path, out: Path, events: Events) -> None:
    """Copy the tokenizer; make tokenizer.json from older files where it is missing."""
    if (source / "tokenizer.json").is_file():
        for name in TOKENIZER_FILES:
            if (source / name).is_file():
                shutil.copyfile(source / name, out / name)
    elif any((source / name).is_file() for name in SLOW_TOKENIZER_FILES):
        _rebuild_tokenizer(source, out)
    else:
        raise EngineError(
            "tokenizer_missing",
            "user",
            "The model has no tokenizer.",
            "tokenizer.json",
            "Add tokenizer.json and tokenizer_config.json to the model's folder.",
        )
    clean_tokenizer(out, events)


def _rebuild_tokenizer(source: Path, out: Path) -> None:
    from transformers import AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(
            str(source), local_files_only=True, trust_remote_code=False
        )
        tokenizer.save_pretrained(str(out))
    except Exception as error:
        raise EngineError(
            "tokenizer_missing",
            "user",
            f"No tokenizer.json can be made from the tokenizer's files ({str(error)[:200]}).",
            "tokenizer.json",
            "Add a tokenizer.json to the model's folder.",
        ) from error


def clean_tokenizer(folder: Path, events: Events) -> None:
    """Make every reader split text as tokenizer.json says; the template lives in one file."""
    config_file = folder / "tokenizer_config.json"
    config = _without(_read(config_file), UNWANTED_TOKENIZER)
    template = config.pop("chat_template", None)
    if isinstance(template, list):
        named = {entry.get("name"): entry.get("template") for entry in template}
        template = named.get("default") or next(iter(named.values()), None)
    if template and not (folder / "chat_template.jinja").is_file():
        (folder / "chat_template.jinja").write_text(template, "utf-8")
    if config.get("tokenizer_class") in (None, *NEW_CLASSES):
        config["tokenizer_class"] = "PreTrainedTokenizerFast"
    _write(config_file, config)
    if config["tokenizer_class"] != "PreTrainedTokenizerFast" and not _class_agrees(folder):
        events.log(
            "info",
            f"The class {config['tokenizer_class']} splits text otherwise than tokenizer.json; "
            "the plain class is named instead.",
        )
        config["tokenizer_class"] = "PreTrainedTokenizerFast"
        _write(config_file, config)


def _class_agrees(folder: Path) -> bool:
    """Whether the class named in the config gives the ids that tokenizer.json gives."""
    from transformers import AutoTokenizer

    from facet_engine.models.load import load_tokenizer

    plain = load_tokenizer(folder)
    try:
        named = AutoTokenizer.from_pretrained(
            str(folder), local_files_only=True, trust_remote_code=False
        )
        return all(named(text)["input_ids"] == plain(text)["input_ids"] for text in PROBE_TEXTS)
    except Exception:
        return False


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        entries = json.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise damaged("it is not JSON", path.name) from error
    return entries if isinstance(entries, dict) else {}


def _write(path: Path, entries: dict[str, Any]) -> None:
    path.write_text(json.dumps(entries, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _without(entries: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in entries.items() if key not in names}
