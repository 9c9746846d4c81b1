"""A random LoRA adapter for the tiny model, strong enough to change its answers."""

from __future__ import annotations

from pathlib import Path


def save_adapter(model_folder: Path, folder: Path, seed: int = 0) -> Path:
    import torch
    from peft import LoraConfig, get_peft_model

    from facet_engine.models.load import load_model

    torch.manual_seed(seed)
    model = get_peft_model(
        load_model(model_folder, "float32"),
        LoraConfig(
            r=4,
            lora_alpha=8,
            target_modules="all-linear",
            init_lora_weights=False,
            task_type="CAUSAL_LM",
        ),
    )
    model.save_pretrained(str(folder), save_embedding_layers=False)
    return folder
