"""Knobs left on `auto`: decided once, with the reason; a resumed run takes the same decision."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from facet_engine.trainers.feeds import AUTO, KnobTable

Decision = tuple[Any, str]


class Autos:
    """The values of all knobs, those on `auto` filled in one by one as they can be known."""

    def __init__(
        self, table: KnobTable, values: Mapping[str, Any], given: Mapping[str, Any] | None
    ) -> None:
        self.values = dict(values)
        self.resolved: dict[str, dict[str, Any]] = {}
        self._table = table
        self._given = given or {}

    def pending(self, knob_id: str) -> bool:
        """Whether the knob is on `auto` and no earlier attempt has decided it."""
        return self.values[knob_id] == AUTO and knob_id not in self._given

    def decide(self, knob_id: str, decision: Callable[[], Decision]) -> Any:
        """The knob's value; `decision` is asked only if nobody has decided before."""
        if self.values[knob_id] == AUTO:
            found = self._given.get(knob_id)
            value, reason = (found["value"], found["reason"]) if found else decision()
            self.resolved[knob_id] = {"value": value, "reason": reason}
            self.values[knob_id] = value
        return self.values[knob_id]

    def learning_rate(self) -> float:
        by = self._table.auto("learning_rate")["by"]
        kind = self.values[by["knob"]]
        words = "an adapter" if kind == "lora" else "all weights"
        return float(
            self.decide("learning_rate", lambda: (by["values"][kind], f"what {words} usually take"))
        )

    def decay_steps(self, total_steps: int) -> int:
        """Steps of the last descent; 0 where the schedule has none."""
        if not self._table.counts("num_decay_steps", self.values):
            return 0
        share = self._table.auto("num_decay_steps")["figures"]["shareOfRun"]
        count = max(1, int(total_steps * share))
        reason = f"{share:.0%} of {total_steps} steps"
        return int(self.decide("num_decay_steps", lambda: (count, reason)))

    def save_steps(self, total_steps: int, seconds_a_step: float) -> int:
        def decision() -> Decision:
            figures = self._table.auto("save_steps")["figures"]
            in_time = max(1, int(figures["minutes"] * 60 / max(seconds_a_step, 1e-6)))
            of_run = max(1, math.ceil(total_steps * figures["shareOfRun"]))
            steps = min(in_time, int(figures["steps"]), of_run)
            reason = f"a fifth of {total_steps} steps"
            if steps == in_time and steps < of_run:
                reason = f"{figures['minutes']} minutes at {seconds_a_step:.1f} s a step"
            elif steps < of_run:
                reason = f"never more than {figures['steps']} steps"
            return steps, reason

        return int(self.decide("save_steps", decision))

    def threads(self, allowed: int) -> int:
        """Never more than `allowed`, whatever was asked for or decided on a larger machine."""
        wanted = self.decide("threads", lambda: (allowed, "the cores that the runner may use"))
        return min(int(wanted), allowed)

    def precision(self, fast: str, device: str) -> str:
        def decision() -> Decision:
            if fast == "bfloat16":
                return "bf16", f"this {device} computes with bfloat16 natively"
            return "fp32", f"this {device} has no instructions for bfloat16"

        return str(self.decide("precision", decision))

    def model_dtype(self, device: str) -> str:
        def decision() -> Decision:
            if self.values["tuning"] == "full":
                return "float32", "full tuning loses small changes in bfloat16 weights"
            if self.values["precision"] == "bf16":
                # Measured on a processor with avx512_bf16: an eighth faster than float32 weights
                # under autocast, in half the memory. Adapters are float32 in either case.
                return "bfloat16", f"frozen weights in half the memory, fast on this {device}"
            return "float32", f"this {device} computes in float32"

        return str(self.decide("model_dtype", decision))
