"""What can be asked for, and how close to the reference each format must stay.

The limits are those that real adapters kept with room to spare: float formats differ by rounding
only; Q8_0 keeps 8 bits a weight, and llama.cpp rounds activations to 8 bits besides. Near-ties of
the reference are no evidence either way (some 8 % of the tokens of free text lead by less than a
tenth), so the share of equal choices is judged apart from them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.request import Fields, bad_request

DTYPES = {"float32": 4, "bfloat16": 2, "float16": 2}
# GGUF quantization -> (the converter's name, bytes a weight).
QUANTIZATIONS = {"F16": ("f16", 2.0), "Q8_0": ("q8_0", 34 / 32)}
# The least share of equal argmax, and the most that is allowed of each distance (nats or counts).
THRESHOLDS: dict[str, dict[str, float]] = {
    "float32": {"sameArgmaxOrTie": 0.999, "klMean": 1e-6, "maxAbsDlogp": 0.001},
    "float16": {"sameArgmaxOrTie": 0.995, "klMean": 1e-4, "maxAbsDlogp": 0.05},
    "bfloat16": {"sameArgmaxOrTie": 0.99, "klMean": 1e-3, "maxAbsDlogp": 0.25},
    "F16": {"sameArgmaxOrTie": 0.995, "klMean": 1e-4, "maxAbsDlogp": 0.05},
    "Q8_0": {"sameArgmaxOrTie": 0.975, "klMean": 1e-2, "p99AbsDlogp": 0.5},
}
LIMITS = {
    *("sameArgmax", "sameArgmaxOrTie", "klMean", "klMax", "maxAbsDlogp", "p99AbsDlogp"),
    *("hardDisagreements", "retokenizedDifferences"),
}
ALWAYS = {"hardDisagreements": 0.0, "retokenizedDifferences": 0.0}
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Format:
    """One asked-for format; `folder` is where it goes below the output folder."""

    format: str
    quantization: str
    folder: str

    @property
    def is_gguf(self) -> bool:
        return self.format == "gguf"

    def estimated_bytes(self, parameters: int) -> int:
        each = QUANTIZATIONS[self.quantization][1] if self.is_gguf else DTYPES[self.quantization]
        return int(parameters * each)


def read_formats(config: Fields) -> list[Format]:
    """The formats asked for, each once, in the order given."""
    found: list[Format] = []
    for index, entry in enumerate(config.list("formats")):
        if not isinstance(entry, dict):
            raise bad_request(f"config.formats[{index}]", "must be an object")
        one = _read(Fields(f"config.formats[{index}]", entry))
        if one not in found:
            found.append(one)
    if not found:
        raise bad_request("config.formats", "must name at least one format")
    dtypes = [one for one in found if not one.is_gguf]
    if len(dtypes) == 1:
        at = found.index(dtypes[0])
        found[at] = Format("safetensors", dtypes[0].quantization, "merged")
    return found


def _read(entry: Fields) -> Format:
    kind = entry.text("format")
    if kind == "safetensors":
        dtype = entry.text("dtype") if entry.optional("dtype") else "bfloat16"
        if dtype in DTYPES:
            return Format(kind, dtype, f"merged-{dtype}")
        raise _not_possible(dtype)
    if kind == "gguf":
        quantization = entry.text("quantization")
        if quantization in QUANTIZATIONS:
            return Format(kind, quantization, f"gguf-{quantization.lower()}")
        raise _not_possible(quantization)
    raise _not_possible(kind)


def thresholds_of(one: Format, given: Mapping[str, Any] | None) -> dict[str, float]:
    """The limits for a format; `given` may override single ones, by the format's name."""
    own = (given or {}).get(one.quantization)
    changed = {key: float(value) for key, value in own.items()} if isinstance(own, dict) else {}
    unknown = set(changed) - LIMITS
    if unknown:
        raise bad_request("config.thresholds", f"has no limit called {min(unknown)!r}")
    return {**THRESHOLDS[one.quantization], **ALWAYS, **changed}


def file_name(name: str, one: Format) -> str:
    """A file name any system takes, from the model's name."""
    plain = UNSAFE.sub("-", name).strip("-.") or "model"
    return f"{plain[:80]}-{one.quantization}.gguf"


def _not_possible(what: str) -> EngineError:
    return EngineError(
        "quantization_unsupported",
        "user",
        f"{what!r} is not a format that can be exported.",
        "formats",
        f"Choose safetensors in {', '.join(DTYPES)}, or GGUF in {', '.join(QUANTIZATIONS)}.",
    )
