"""The parity certificate: does every exported artefact answer like the model that was trained?

The reference is the base at its stored weights with the adapter on top, both computed in float32
(for a fully tuned model: the tuned weights as stored). Artefacts are judged by teacher forcing
along the reference's own greedy answers: free-running texts would part at the first near-tie and
say nothing after it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from facet_engine.exports.distances import Distances
from facet_engine.exports.llama_child import LlamaChild
from facet_engine.exports.passages import FEWEST_TOKENS, Passage, retokenise_strings
from facet_engine.exports.task_score import Outcome, TaskRows, score_file, score_model
from facet_engine.exports.teacher_forcing import distributions
from facet_engine.preparation.encoder import Encoder

Advance = Callable[[int], None]
NOTHING = Outcome(None, None)
CERTIFIED = ("sameArgmax", "sameArgmaxOrTie", "klMean", "klMax", "maxAbsDlogp")
# Least allowed; every other limit is the most allowed.
LEAST = {"sameArgmax", "sameArgmaxOrTie"}
REASONS = {
    "sameArgmax": "the most likely token is the same at {value:.2%} of the tokens, "
    "{limit:.2%} is needed",
    "sameArgmaxOrTie": "apart from near-ties the most likely token is the same at {value:.2%} of "
    "the tokens, {limit:.2%} is needed",
    "klMax": "the largest KL divergence is {value:.1e} nats, {limit:.1e} is allowed",
    "klMean": "the mean KL divergence is {value:.1e} nats, {limit:.1e} is allowed",
    "maxAbsDlogp": "a token's log-probability is off by {value:.3f} nats, {limit:.3f} is allowed",
    "p99AbsDlogp": "the 99th percentile of log-probability changes is {value:.3f} nats, "
    "{limit:.3f} is allowed",
    "hardDisagreements": "{value:.0f} tokens the reference is sure of come out otherwise, "
    "{limit:.0f} are allowed",
    "retokenizedDifferences": "{value:.0f} texts are split into other tokens, "
    "{limit:.0f} are allowed",
}


class Reference:
    """The reference's distributions along the passages, kept on disk in `folder`."""

    def __init__(self, folder: Path, passages: Sequence[Passage]) -> None:
        self.passages = passages
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def tokens(self) -> int:
        return sum(passage.tokens for passage in self.passages)

    def measure(self, model: Any) -> None:
        for at, values in distributions(model, self.passages):
            np.save(self._file(at), values)

    def compare(self, distances: Distances, at: int, values: np.ndarray[Any, Any]) -> None:
        """Add the distances of an artefact's distributions along passage `at`."""
        passage = self.passages[at]
        reference = np.load(self._file(at), mmap_mode="r")
        distances.add(reference, values, passage.ids[passage.start :])

    def scratch(self, name: str) -> Path:
        return self._folder / f"{name}.f32"

    def describe(self) -> dict[str, Any]:
        off_task = sum(passage.tokens for passage in self.passages if not passage.on_task)
        return {
            "dtype": "float32",
            "prompts": len(self.passages),
            "tokens": self.tokens,
            "offTaskTokens": off_task,
        }

    def _file(self, at: int) -> Path:
        return self._folder / f"{at}.npy"


@dataclass(frozen=True)
class Measured:
    """All that was measured of one artefact."""

    figures: dict[str, float]
    outcome: Outcome
    retokenised: dict[str, int]


def measure_folder(
    folder: Path, encoder: Encoder, reference: Reference, task: TaskRows | None, advance: Advance
) -> Measured:
    """A model folder as Transformers loads it, computed in float32."""
    from transformers import AutoTokenizer

    from facet_engine.generation.compute import device
    from facet_engine.models.load import load_model

    tokenizer = AutoTokenizer.from_pretrained(
        str(folder), local_files_only=True, trust_remote_code=False
    )
    model = load_model(folder, "float32", device=device())
    distances = Distances()
    for at, values in distributions(model, reference.passages):
        reference.compare(distances, at, values)
        advance(1)
    outcome = score_model(model, encoder, task, advance) if task else NOTHING

    def split(text: str) -> list[int]:
        ids: list[int] = tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    return Measured(distances.figures(), outcome, _retokenise(encoder, split))


def measure_gguf(
    path: Path,
    command: Sequence[str],
    threads: int,
    encoder: Encoder,
    reference: Reference,
    task: TaskRows | None,
    advance: Advance,
) -> Measured:
    """A GGUF file as the llama.cpp child loads it."""
    context = max(len(passage.ids) for passage in reference.passages)
    if task:
        room = task.max_new_tokens
        context = max(
            context,
            *(
                len(row.question.prompt) + max(room, len(row.question.reference))
                for row in task.rows
            ),
        )
    distances = Distances()
    scratch = reference.scratch(path.name)
    with LlamaChild(command, path, threads, context + 8) as child:
        for at in sorted(range(len(reference.passages)), key=lambda i: reference.passages[i].ids):
            passage = reference.passages[at]
            values = child.score(passage.ids, passage.start, scratch)
            reference.compare(distances, at, values)
            advance(1)
        outcome = score_file(child, task, scratch, advance) if task else NOTHING
        return Measured(distances.figures(), outcome, _retokenise(encoder, child.tokenize))


def certify(
    artefact: str,
    measured: Measured,
    limits: dict[str, float],
    task_rows: int,
    tokens: int,
    size: dict[str, float],
) -> dict[str, Any]:
    """One row of the certificate. `size` holds `bytes` and `bitsPerWeight`."""
    differences = measured.retokenised["differences"]
    values = {**measured.figures, "retokenizedDifferences": float(differences)}
    reasons = [
        REASONS[name].format(value=values[name], limit=limit)
        for name, limit in limits.items()
        if (values[name] < limit if name in LEAST else values[name] > limit)
    ]
    if tokens < FEWEST_TOKENS:
        reasons.append(f"only {tokens} tokens were compared, {FEWEST_TOKENS} are needed")
    speed = measured.outcome.tokens_per_second
    return {
        "artefact": artefact,
        **{name: values[name] for name in CERTIFIED},
        "hardDisagreements": int(values["hardDisagreements"]),
        "taskScore": measured.outcome.score,
        "taskN": task_rows,
        "tokensPerSecond": None if speed is None else round(speed, 1),
        **size,
        "retokenized": measured.retokenised,
        "threshold": limits,
        "passed": not reasons,
        "reasons": reasons,
    }


def _retokenise(encoder: Encoder, split: Callable[[str], list[int]]) -> dict[str, int]:
    texts = retokenise_strings()
    differences = sum(
        split(text) != encoder.encode(text, add_special_tokens=False).ids for text in texts
    )
    return {"strings": len(texts), "differences": differences}
