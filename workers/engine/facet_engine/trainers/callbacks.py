"""What happens at the steps of a run: figures out, orders in."""

from __future__ import annotations

import time
from typing import Any

from transformers import TrainerCallback

from facet_engine.protocol.events import Events
from facet_engine.protocol.stop import Stop
from facet_engine.trainers.samples import Sampler
from facet_engine.trainers.watch import Clock

# An interval that was planned by steps must not grow in time when steps become slower.
LONGEST_UNSAVED_SECONDS = 300.0
PROGRESS_SECONDS = 0.5
# Left over from a step's own figures; not worth a place in every line.
HIDDEN = {"epoch", "step", "total_flos", "train_loss", "train_runtime", "eval_runtime"}
KEPT_HISTORY = 20


class Report(TrainerCallback):  # type: ignore[misc]
    """Metric and progress events; the first and the last losses for the result."""

    def __init__(self, events: Events, clock: Clock) -> None:
        self._events, self._clock = events, clock
        self._told = 0.0
        self._steps_before = 0
        self.first_loss: float | None = None
        self.last_loss: float | None = None
        self.last_eval: dict[str, float] = {}

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._steps_before = state.global_step

    def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._clock.begin()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._clock.end()
        now = time.monotonic()
        if now - self._told >= PROGRESS_SECONDS or state.global_step >= state.max_steps:
            self._told = now
            left = state.max_steps - state.global_step
            eta = left * self._clock.seconds / max(1, self._clock.steps)
            self._events.progress(state.global_step, state.max_steps, "steps", eta)

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        values = {
            name: float(value)
            for name, value in (logs or {}).items()
            if name not in HIDDEN and not name.endswith("_per_second")
        }
        if "loss" in values:
            self.last_loss = values["loss"]
            self.first_loss = values["loss"] if self.first_loss is None else self.first_loss
            rate = self._clock.rate_since_last()
            if rate is not None:
                values["tokens_per_second"] = round(rate, 2)
        if "eval_loss" in values:
            values.pop("eval_num_tokens", None)
            self.last_eval = {"step": state.global_step, "eval_loss": values["eval_loss"]}
        if values and ("loss" in values or "eval_loss" in values):
            self._events.metric(state.global_step, values, state.epoch)
        # The whole history would be written again with every checkpoint.
        del state.log_history[:-KEPT_HISTORY]


class Orders(TrainerCallback):  # type: ignore[misc]
    """Stopping on request or in time, checkpoints by the clock, validation with each of them."""

    def __init__(
        self,
        stop: Stop,
        clock: Clock,
        evaluates: bool,
        max_minutes: float | None,
        patience: int | None,
        threshold: float,
        misses: int,
        compared_with: float | None,
    ) -> None:
        self._stop, self._clock, self._evaluates = stop, clock, evaluates
        self._limit = None if max_minutes is None else max_minutes * 60
        self._patience, self._threshold = patience, threshold
        self._saved_at = time.monotonic()
        self._saved_step = -1
        self.misses, self.compared_with = misses, compared_with
        self.stopped_for: str | None = None

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        # A resumed state brings the intervals it was saved with; those of this attempt hold.
        state.compute_steps(args, state.max_steps)
        self._saved_step = state.global_step

    def on_step_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        # From here on there is something to save; before, leaving at once loses nothing.
        self._stop.take_over()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> Any:
        if self._stop.requested:
            control.should_save = control.should_training_stop = True
            control.should_evaluate = False
            return control
        if self._limit is not None and self._clock.seconds >= self._limit:
            self.stopped_for = "the time limit"
            control.should_save = control.should_training_stop = True
        if time.monotonic() - self._saved_at >= LONGEST_UNSAVED_SECONDS:
            control.should_save = True
        control.should_evaluate = control.should_save and self._evaluates
        return control

    def on_evaluate(
        self, args: Any, state: Any, control: Any, metrics: Any = None, **_: Any
    ) -> Any:
        loss = (metrics or {}).get("eval_loss")
        if loss is None or state.global_step == 0:
            return control
        if self.compared_with is None or loss < self.compared_with - self._threshold:
            self.compared_with, self.misses = loss, 0
        else:
            self.misses += 1
        if self._patience is not None and self.misses >= self._patience:
            self.stopped_for = f"{self.misses} validations without a better loss"
            control.should_training_stop = True
        return control

    def on_substep_end(self, args: Any, state: Any, control: Any, **_: Any) -> Any:
        if self._stop.requested:
            # The rest of a step with many batches may take longer than anyone waits.
            control.should_training_stop = True
            control.should_save = state.global_step > self._saved_step
        return control

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        self._saved_at = time.monotonic()
        self._saved_step = state.global_step


class Samples(TrainerCallback):  # type: ignore[misc]
    """The base model's answers before the first step, the tuned model's at every checkpoint."""

    def __init__(self, sampler: Sampler, stop: Stop, attention: str) -> None:
        self._sampler, self._stop, self._attention = sampler, stop, attention

    def on_train_begin(
        self, args: Any, state: Any, control: Any, model: Any = None, **_: Any
    ) -> None:
        if state.global_step == 0:
            self._sampler.answer(model, 0, self._attention, "base")

    def on_save(self, args: Any, state: Any, control: Any, model: Any = None, **_: Any) -> Any:
        self._sampler.answer(model, state.global_step, self._attention)
        if self._stop.requested:
            # Told while validating, saving or answering: this step is saved, another need not be.
            control.should_training_stop = True
        return control
