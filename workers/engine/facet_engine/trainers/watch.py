"""Watching the numbers of a run: broken steps in a row, and how fast tokens go through."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from facet_engine.protocol.errors import EngineError

BROKEN_STEPS = 3
# Guessing evenly among all tokens costs ln(vocabulary); three times that is no longer learning.
EXPLODED_TIMES = 3.0


@dataclass
class StepWatch:
    """Fed after each optimizer step; raises once `BROKEN_STEPS` in a row are broken."""

    vocabulary: int
    stops: bool
    _loss: int = 0
    _gradient: int = 0
    _exploded: int = 0

    @property
    def broken(self) -> bool:
        """Whether the last step was broken, so that its weights must not be kept."""
        return self._loss > 0 or self._gradient > 0

    def after_step(self, step: int, loss: float, grad_norm: float | None) -> None:
        self._loss = 0 if math.isfinite(loss) else self._loss + 1
        finite = grad_norm is None or math.isfinite(grad_norm)
        self._gradient = 0 if finite else self._gradient + 1
        large = math.isfinite(loss) and loss > EXPLODED_TIMES * math.log(self.vocabulary)
        self._exploded = self._exploded + 1 if large else 0
        if not self.stops:
            return
        if self._loss >= BROKEN_STEPS:
            raise _broken("loss_not_finite", "loss was not a number", step, "raise warmup_steps")
        if self._gradient >= BROKEN_STEPS:
            raise _broken(
                "gradient_not_finite", "gradient was not a number", step, "lower max_grad_norm"
            )
        if self._exploded >= BROKEN_STEPS:
            raise _broken("loss_exploded", f"loss was {loss:.1f}", step, "raise warmup_steps")


@dataclass
class Clock:
    """Seconds and tokens of training steps alone, without validation, saving and samples."""

    seconds: float = 0.0
    steps: int = 0
    tokens: int = 0
    trained_tokens: int = 0
    _began: float | None = None
    _told: tuple[float, int] = field(default=(0.0, 0))

    def begin(self) -> None:
        self._began = time.perf_counter()

    def end(self) -> None:
        if self._began is not None:
            self.seconds += time.perf_counter() - self._began
            self.steps += 1
            self._began = None

    def rate_since_last(self) -> float | None:
        """Tokens a second since the last call; None before any step."""
        seconds, tokens = self.seconds - self._told[0], self.tokens - self._told[1]
        self._told = (self.seconds, self.tokens)
        return tokens / seconds if seconds > 0 else None


class LoopTime:
    """Wall and processor seconds of the training loop: this process with all its threads.

    What the platform adds (figures told, signs of life, orders looked for) is in it; writing
    checkpoints is left out.
    """

    def __init__(self) -> None:
        self._began = self._now()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.process_time()

    @contextmanager
    def left_out(self) -> Iterator[None]:
        began = self._now()
        try:
            yield
        finally:
            ended = self._now()
            wall, cpu = (end - start for start, end in zip(began, ended, strict=True))
            self._began = (self._began[0] + wall, self._began[1] + cpu)

    def figures(self) -> dict[str, float]:
        wall, cpu = (end - start for start, end in zip(self._began, self._now(), strict=True))
        return {"seconds": round(wall, 3), "cpuSeconds": round(cpu, 3)}


def _broken(code: str, what: str, step: int, other: str) -> EngineError:
    return EngineError(
        code,
        "numeric",
        f"The {what} in {BROKEN_STEPS} steps in a row, up to step {step}.",
        f"step {step}",
        f"Lower learning_rate, or {other}. The last good checkpoint is kept.",
        {"lastStep": step},
    )
