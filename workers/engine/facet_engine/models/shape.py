"""What kind of model a built folder holds, and the proof that it can be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from facet_engine.machine.memory import available_bytes
from facet_engine.models.folder import damaged, read_model_folder, unsupported
from facet_engine.models.load import load_model, load_tokenizer
from facet_engine.preparation.identity import tokenizer_sha256
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import sha256_text


def check_architecture(folder: Path) -> None:
    """Refuse models that are not text generators which Transformers knows without foreign code."""
    from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES

    config = read_model_folder(folder).config
    if config.get("model_type") not in MODEL_FOR_CAUSAL_LM_MAPPING_NAMES:
        raise unsupported(config, ValueError("it is not among the text-generation models"))


def describe_model(folder: Path, dtype: str) -> dict[str, Any]:
    """The model's shape from its config, the count of its parameters, the hashes of its texts."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM

    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        with torch.device("meta"):
            model = AutoModelForCausalLM.from_config(config, trust_remote_code=False)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise unsupported(read_model_folder(folder).config, error) from error
    text = config.get_text_config()
    tokenizer = load_tokenizer(folder)
    template = tokenizer.chat_template
    heads = int(text.num_attention_heads)
    return {
        "architecture": (config.architectures or [type(model).__name__])[0],
        "modelType": config.model_type,
        "parameters": model.num_parameters(),
        "layers": int(text.num_hidden_layers),
        "hiddenSize": int(text.hidden_size),
        "intermediateSize": _intermediate(text),
        "vocabSize": int(text.vocab_size),
        "heads": heads,
        "kvHeads": int(getattr(text, "num_key_value_heads", None) or heads),
        "contextLength": int(
            getattr(text, "max_position_embeddings", None) or tokenizer.model_max_length
        ),
        "dtype": dtype,
        "tieEmbeddings": bool(getattr(config, "tie_word_embeddings", False)),
        "chatTemplate": bool(template),
        "templateSha256": sha256_text(template) if isinstance(template, str) else None,
        "tokenizerSha256": tokenizer_sha256(folder),
    }


def prove_it_runs(folder: Path, dtype: str, events: Events) -> None:
    """Load every weight and predict one token; a model too large for the machine is left."""
    import torch

    weights = sum(path.stat().st_size for path in read_model_folder(folder).weights)
    if weights * 1.3 > available_bytes():
        events.log("warn", "The model is too large to be tried on this machine; it was not loaded.")
        return
    model = load_model(folder, dtype)
    with torch.inference_mode():
        logits = model(input_ids=torch.tensor([[1, 2, 3]]), use_cache=False).logits
    if not bool(torch.isfinite(logits).all()):
        raise damaged("the model answers with numbers that are not finite", "weights")


def _intermediate(config: Any) -> int:
    for name in ("intermediate_size", "ffn_dim", "n_inner"):
        size = getattr(config, name, None)
        if isinstance(size, list):
            return int(max(size))
        if size:
            return int(size)
    return 4 * int(config.hidden_size)
