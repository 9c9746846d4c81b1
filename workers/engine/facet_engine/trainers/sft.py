"""TRL's SFTTrainer with our checkpoints, steady randomness and honest figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import PrinterCallback, ProgressCallback
from trl import SFTTrainer

from facet_engine.protocol.stop import Stop
from facet_engine.trainers.adapter_files import save_adapter
from facet_engine.trainers.labelled_head import score_labelled_only
from facet_engine.trainers.randomness import (
    randomness_kept,
    read_randomness,
    set_randomness,
)
from facet_engine.trainers.watch import Clock, StepWatch

# Weights of a checkpoint lie in one file, so that the best one can be taken from it.
ONE_FILE = "1TB"


class StoppedEvaluation(Exception):
    """Validation was left in the middle because the run was told to stop."""


@dataclass
class RunHooks:
    """What the trainer calls: `save` writes a checkpoint, `phase` names what is being done."""

    save: Callable[[Any], None]
    phase: Callable[[str, str], None]
    stop: Stop
    clock: Clock
    watch: StepWatch
    best_weights: Callable[[], Path | None]


class FacetSFTTrainer(SFTTrainer):  # type: ignore[misc]
    """SFTTrainer on prepared rows. Without hooks it trains like its parent, and saves nothing.

    Same losses as its parent: what differs is which positions the output layer scores (those with
    a label, unless `labelled_head` is off) and that validation leaves random states alone.
    """

    def __init__(
        self,
        *args: Any,
        hooks: RunHooks | None = None,
        labelled_head: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.hooks = hooks
        base = self.model.get_base_model() if hasattr(self.model, "peft_config") else self.model
        # On a GPU TRL itself scores labelled positions only, with a kernel of its own.
        on_cpu = self.args.device.type == "cpu"
        self.has_entropy = not (labelled_head and on_cpu and score_labelled_only(base))
        for noisy in (PrinterCallback, ProgressCallback):
            self.remove_callback(noisy)
        self._step_loss = 0.0
        # Whether some, but not all, batches of an optimizer step have gone through.
        self._within_step = False
        self._settled: tuple[Any, ...] | None = None

    def forget_metrics(self) -> None:
        """Drop what a trial step left in the metrics."""
        self._metrics["train"].clear()
        self._total_train_tokens = 0

    def count_from(self, tokens: int) -> None:
        """Go on counting tokens where an earlier attempt stopped."""
        self._total_train_tokens = tokens

    def training_step(self, model: Any, inputs: Any, num_items_in_batch: Any = None) -> Any:
        if self.hooks is None:
            return super().training_step(model, inputs, num_items_in_batch)
        clock = self.hooks.clock
        self._within_step = True
        labels = inputs["labels"]
        clock.trained_tokens += int((labels[:, 1:] != -100).sum())
        before = self._total_train_tokens
        loss = super().training_step(model, inputs, num_items_in_batch)
        clock.tokens += self._total_train_tokens - before
        self._step_loss += float(loss)
        return loss

    def _get_grad_norm(self, model: Any, grad_norm: Any = None) -> Any:
        """Called once an optimizer step: the place to look at the step's loss and gradient."""
        norm = super()._get_grad_norm(model, grad_norm)
        if self.hooks is not None:
            self._within_step = False
            loss, self._step_loss = self._step_loss, 0.0
            self.hooks.watch.after_step(self.state.global_step + 1, loss, float(norm))
        return norm

    def log(self, logs: dict[str, float], start_time: float | None = None) -> None:
        if not self.has_entropy:
            for metrics in self._metrics.values():
                metrics.pop("entropy", None)
        super().log(logs, start_time)

    def evaluate(self, *args: Any, **kwargs: Any) -> dict[str, float]:
        """As the parent's, without a trace in the random states; empty when told to stop."""
        if self.hooks is None:
            return dict(super().evaluate(*args, **kwargs))
        if self.hooks.stop.requested:
            return {}
        self.hooks.phase("validate", "Validating")
        try:
            with randomness_kept():
                return dict(super().evaluate(*args, **kwargs))
        except StoppedEvaluation:
            return {}
        finally:
            self._metrics["eval"].clear()
            self.hooks.phase("train", "Training")

    def prediction_step(self, *args: Any, **kwargs: Any) -> Any:
        if self.hooks is not None and self.hooks.stop.requested:
            raise StoppedEvaluation
        return super().prediction_step(*args, **kwargs)

    def _determine_best_metric(self, metrics: dict[str, float], trial: Any) -> bool:
        if not metrics:
            return False
        return bool(super()._determine_best_metric(metrics, trial))

    def _maybe_log_save_evaluate(self, *args: Any, **kwargs: Any) -> None:
        """Called after each optimizer step, and once more after an epoch or when stopping."""
        if self.hooks is not None and not self._within_step:
            clock = self.hooks.clock
            self._settled = (read_randomness(), clock.tokens, clock.trained_tokens)
        super()._maybe_log_save_evaluate(*args, **kwargs)

    def _save_checkpoint(self, model: Any, trial: Any) -> None:
        # Weights after a broken step are not worth keeping, and must not push out good ones.
        if self.hooks is None or self.hooks.watch.broken:
            return
        if self._within_step and self._settled is not None:
            # Stopping between the batches of a step: weights are those after the last whole step,
            # and so must be the random states and the counts.
            states, self.hooks.clock.tokens, self.hooks.clock.trained_tokens = self._settled
            set_randomness(states)
        self.hooks.save(self)

    def _save(self, output_dir: str | None = None, state_dict: Any = None) -> None:
        """Weights only: no tokenizer, no model card, no pickled arguments."""
        folder = Path(output_dir or self.args.output_dir)
        if hasattr(self.model, "peft_config"):
            save_adapter(self.model, folder)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            self.model.save_pretrained(str(folder), max_shard_size=ONE_FILE)

    def save_state(self, folder: Path) -> None:
        """Everything that an exact continuation needs: weights, optimizer, schedule, randomness."""
        self._save(str(folder))
        self._save_optimizer_and_scheduler(str(folder))
        self._save_scaler(str(folder))
        self._save_rng_state(str(folder))
        self.state.save_to_json(str(folder / "trainer_state.json"))

    def _load_best_model(self) -> None:
        weights = self.hooks.best_weights() if self.hooks is not None else None
        if weights is None:
            return
        from safetensors.torch import load_file

        tensors = load_file(str(weights))
        if hasattr(self.model, "peft_config"):
            from peft import set_peft_model_state_dict

            set_peft_model_state_dict(self.model, tensors)
        else:
            with torch.no_grad():
                self.model.load_state_dict(tensors, strict=False)
