"""Settings of TRL and PEFT that are no knobs: constants of the engine, each with its reason."""

from __future__ import annotations

from typing import Any

# Fields of SFTConfig that are the same in every run.
SFT_CONSTANTS: dict[str, tuple[Any, str]] = {
    "dataset_kwargs": (
        {"skip_prepare_dataset": True},
        "rows come prepared; nothing is tokenised twice",
    ),
    "max_length": (None, "rows come cut to their length"),
    "logging_nan_inf_filter": (False, "on, it shows a loss that is not a number as 0"),
    "logging_first_step": (True, "the curve begins at the first step"),
    "disable_tqdm": (True, "progress goes out as events"),
    "report_to": ("none", "nothing is sent to a tracker"),
    "trust_remote_code": (False, "code from a model's folder is never run"),
    "save_strategy": ("steps", "checkpoints follow save_steps"),
    "greater_is_better": (False, "the best checkpoint has the lowest validation loss"),
}

# Fields of SFTConfig that follow from the job, set where the config is built.
SFT_FROM_JOB: dict[str, str] = {
    "output_dir": "the job's own folder",
    "use_cpu": "true without a GPU; the config refuses bf16 otherwise",
    "dataloader_pin_memory": "only with a GPU; it serves copies to one",
    "eval_strategy": "at every checkpoint, if eval_on_checkpoint is on and there are rows",
    "eval_steps": "as often as checkpoints",
    "metric_for_best_model": "the validation loss, where there is one",
}

# Fields of LoraConfig that are the same in every run.
LORA_CONSTANTS: dict[str, tuple[Any, str]] = {
    "task_type": ("CAUSAL_LM", "always a causal language model"),
}
