"""Load a verified model folder: tokenizer (without torch), weights, adapter on top."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from facet_engine.models.folder import damaged, read_model_folder, unsupported
from facet_engine.protocol.errors import EngineError

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerFast

DTYPES = ("float32", "bfloat16", "float16")


def load_tokenizer(folder: Path) -> PreTrainedTokenizerFast:
    """The tokenizer exactly as tokenizer.json says. Does not import torch.

    `AutoTokenizer` is not used: for some class names it rebuilds the pre-tokenizer by its own rules
    and then splits text otherwise than the file, so otherwise than llama.cpp and vLLM.
    """
    if not (folder / "tokenizer.json").is_file():
        raise EngineError(
            "tokenizer_missing",
            "user",
            "The model has no tokenizer.json.",
            "tokenizer.json",
            "Add the tokenizer's files to the model's folder and import it again.",
        )
    from transformers import PreTrainedTokenizerFast
    from transformers.utils import logging

    # It remarks on a class name other than its own, which is on purpose here.
    before = logging.get_verbosity()
    logging.set_verbosity_error()
    try:
        return PreTrainedTokenizerFast.from_pretrained(str(folder), local_files_only=True)
    except Exception as error:
        raise damaged(
            f"the tokenizer cannot be read ({str(error)[:200]})", "tokenizer.json"
        ) from error
    finally:
        logging.set_verbosity(before)


def load_model(
    folder: Path, dtype: str, attention: str = "sdpa", device: str = "cpu"
) -> PreTrainedModel:
    """The base model in evaluation mode with its weights as `dtype`; every weight must be there."""
    import torch
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoModelForCausalLM

    found = read_model_folder(folder)
    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        model, info = AutoModelForCausalLM.from_pretrained(
            folder,
            config=config,
            dtype=getattr(torch, dtype),
            attn_implementation=attention,
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    except SafetensorError as error:
        raise damaged(str(error)[:200], found.weights[0].name) from error
    except (ValueError, KeyError) as error:
        raise unsupported(found.config, error) from error
    absent = sorted(info["missing_keys"])
    if absent or info.get("mismatched_keys"):
        name = absent[0] if absent else str(sorted(info["mismatched_keys"])[0])
        raise damaged(f"the weight {name} is missing or has another shape", found.path.name)
    return model.to(device).eval()


def attach_adapter(model: PreTrainedModel, folder: Path, trainable: bool = False) -> Any:
    """The model with the adapter in `folder` on top (a PeftModel); safetensors only."""
    if not (folder / "adapter_model.safetensors").is_file():
        raise EngineError(
            "damaged_file",
            "user",
            "The adapter has no adapter_model.safetensors.",
            "adapter_model.safetensors",
            "Use an adapter saved as safetensors.",
        )
    from peft import PeftModel

    try:
        return PeftModel.from_pretrained(model, str(folder), is_trainable=trainable)
    except (RuntimeError, ValueError, KeyError) as error:
        raise EngineError(
            "adapter_mismatch",
            "user",
            f"The adapter does not fit this base model ({str(error)[:200]}).",
            "adapter_model.safetensors",
            "Use the base model that the adapter was trained on.",
        ) from error


def use_threads(threads: int) -> None:
    """Threads of torch's native operations, for this process."""
    import torch

    torch.set_num_threads(threads)


def torch_dtype(name: str) -> torch.dtype:
    import torch

    if name not in DTYPES:
        raise ValueError(f"{name} is not one of {DTYPES}")
    found: torch.dtype = getattr(torch, name)
    return found
