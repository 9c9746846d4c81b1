"""Remarks on how a run goes: a loss that does not fall, rows that are learned by heart."""

from __future__ import annotations

from collections import deque
from typing import Any

from transformers import TrainerCallback

from facet_engine.protocol.events import Events

# Losses of single steps jump about; twenty of them do not.
WINDOW = 20
LEAST_FALL = 0.01
# Below this there is nothing left to learn.
LEARNED = 0.05
# A validation loss this much above its best (nats, and a share of the best) has truly risen.
WORSE_BY = 0.02
WORSE_SHARE = 0.02
WORSE_IN_A_ROW = 2


class Trends(TrainerCallback):  # type: ignore[misc]
    """One warning of each kind at most; says nothing of runs too short to judge."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._seen = 0
        self._first = 0.0
        self._last: deque[float] = deque(maxlen=WINDOW)
        self._begun_here = False
        self._best: tuple[float, float] | None = None
        self._worse = 0
        self._told: set[str] = set()

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        # A resumed run has left its first steps, which are what the rest is compared with.
        self._begun_here = state.global_step == 0

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
        loss, validation = (logs or {}).get("loss"), (logs or {}).get("eval_loss")
        if loss is not None:
            self._see_loss(float(loss))
        if validation is not None and state.global_step > 0:
            self._see_validation(float(validation))

    def _see_loss(self, loss: float) -> None:
        self._seen += 1
        self._last.append(loss)
        if self._seen == WINDOW:
            self._first = _mean(self._last)
        elif self._seen == 2 * WINDOW:
            self._judge_fall(self._first, _mean(self._last))

    def _judge_fall(self, first: float, last: float) -> None:
        if self._begun_here and first > LEARNED and last > first * (1 - LEAST_FALL):
            self._tell(
                "loss_flat",
                f"The loss was {first:.3f} in the first {WINDOW} logged steps and is {last:.3f} "
                f"in the last {WINDOW}.",
                "Raise learning_rate, and look at some rows as the model sees them.",
            )

    def _see_validation(self, loss: float) -> None:
        training = _mean(self._last)
        if self._best is None or loss < self._best[0]:
            self._best, self._worse = (loss, training), 0
            return
        falls = training < self._best[1]
        risen = loss - self._best[0] > WORSE_BY + WORSE_SHARE * self._best[0]
        self._worse = self._worse + 1 if risen and falls else 0
        if self._worse == WORSE_IN_A_ROW:
            self._tell(
                "over_fitting",
                f"The validation loss has risen from {self._best[0]:.3f} to {loss:.3f} while the "
                f"training loss fell to {training:.3f}.",
                "Lower num_train_epochs or max_steps, or set early_stopping_patience.",
            )

    def _tell(self, code: str, message: str, fix: str) -> None:
        if code not in self._told:
            self._told.add(code)
            self._events.warning(code, message, fix)


def _mean(values: Any) -> float:
    return sum(values) / len(values) if values else 0.0
