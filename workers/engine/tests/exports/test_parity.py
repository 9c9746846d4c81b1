"""The certificate passes what is the same model and fails what is not, and says why."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from facet_engine.evaluation.held_out import read_held_out
from facet_engine.exports.formats import Format, thresholds_of
from facet_engine.exports.parity import (
    Measured,
    Reference,
    certify,
    measure_folder,
    measure_gguf,
)
from facet_engine.exports.passages import choose_passages
from facet_engine.exports.task_score import Outcome, TaskRows
from facet_engine.generation.question import chat_prompt
from facet_engine.metrics.catalogue import GRADERS
from facet_engine.models.load import load_model
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.errors import EngineError
from tests import tiny
from tests.llama_command import llama_command
from tests.tiny_gguf import write_gguf

F16 = Format("gguf", "F16", "gguf-f16")
SIZE = {"bytes": 10, "bitsPerWeight": 16.0}
GOOD = {
    "sameArgmax": 0.99,
    "sameArgmaxOrTie": 1.0,
    "klMean": 1e-6,
    "klMax": 1e-4,
    "maxAbsDlogp": 0.01,
    "p99AbsDlogp": 0.001,
    "hardDisagreements": 0.0,
}


@pytest.fixture(scope="module")
def encoder(tiny_model: Path) -> Encoder:
    return Encoder(tiny_model)


@pytest.fixture(scope="module")
def reference(
    tiny_model: Path, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> Reference:
    model = load_model(tiny_model, "float32")
    prompts = [chat_prompt(encoder, tiny.chat(i)["messages"][:-1]).ids for i in range(10)]
    passages = choose_passages(model, encoder, frozenset({2}), prompts)
    found = Reference(tmp_path_factory.mktemp("reference"), passages)
    found.measure(model)
    return found


def task_rows(encoder: Encoder, folder: Path, metric: str = "token_f1") -> TaskRows:
    path = tiny.rows_file(folder / "rows.parquet", [tiny.chat(i) for i in range(50, 56)])
    rows, dropped = read_held_out(encoder, path, 6, 0, 256, 10)
    assert dropped == Counter()
    return TaskRows.of(rows, GRADERS[metric], 10)


def row(measured: Measured, tokens: int = 700) -> dict[str, object]:
    return certify("gguf-f16", measured, thresholds_of(F16, None), 6, tokens, SIZE)


def measured(**changes: float) -> Measured:
    figures = {name: changes.get(name, value) for name, value in GOOD.items()}
    texts = {"strings": 214, "differences": int(changes.get("retokenized", 0))}
    return Measured(figures, Outcome(0.5, 40.123), texts)


def test_a_good_artefact_passes_with_every_figure_the_contract_names() -> None:
    found = row(measured())
    assert found["passed"] is True
    assert found["reasons"] == []
    assert set(found) == {
        *("artefact", "sameArgmax", "sameArgmaxOrTie", "klMean", "klMax", "maxAbsDlogp"),
        *("hardDisagreements", "taskScore", "taskN", "tokensPerSecond", "bytes", "bitsPerWeight"),
        *("retokenized", "threshold", "passed", "reasons"),
    }
    assert found["tokensPerSecond"] == 40.1


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("sameArgmaxOrTie", 0.99, "same at 99.00% of the tokens, 99.50% is needed"),
        ("klMean", 1e-3, "KL divergence is 1.0e-03"),
        ("maxAbsDlogp", 0.2, "off by 0.200 nats"),
        ("hardDisagreements", 1, "1 tokens the reference is sure of"),
        ("retokenized", 3, "3 texts are split into other tokens"),
    ],
)
def test_each_limit_fails_alone_and_is_named(name: str, value: float, words: str) -> None:
    found = row(measured(**{name: value}))
    assert found["passed"] is False
    reasons = found["reasons"]
    assert isinstance(reasons, list)
    assert len(reasons) == 1
    assert words in reasons[0]


def test_too_few_tokens_certify_nothing() -> None:
    assert row(measured(), tokens=599)["passed"] is False


def test_the_same_folder_passes_the_strictest_limits(
    tiny_model: Path, encoder: Encoder, reference: Reference, tmp_path: Path
) -> None:
    task = task_rows(encoder, tmp_path)
    steps: list[int] = []
    found = measure_folder(tiny_model, encoder, reference, task, steps.append)
    limits = thresholds_of(Format("safetensors", "float32", "merged"), None)
    certificate = certify("merged", found, limits, 6, reference.tokens, SIZE)
    assert certificate["passed"], certificate["reasons"]
    assert sum(steps) == len(reference.passages) + len(task.rows)
    assert found.retokenised["differences"] == 0
    assert found.outcome.tokens_per_second


def test_another_model_fails(encoder: Encoder, reference: Reference, tmp_path: Path) -> None:
    other = tiny.save_model(tmp_path / "other", seed=5)
    found = measure_folder(other, encoder, reference, None, lambda _: None)
    certificate = row(found, reference.tokens)
    assert certificate["passed"] is False
    assert certificate["taskScore"] is None


def test_a_tokenizer_that_splits_otherwise_is_noticed(
    tiny_model: Path, encoder: Encoder, reference: Reference, tmp_path: Path
) -> None:
    from tokenizers import Tokenizer, pre_tokenizers

    changed = tmp_path / "changed"
    shutil.copytree(tiny_model, changed)
    raw = Tokenizer.from_file(str(changed / "tokenizer.json"))
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    raw.save(str(changed / "tokenizer.json"))
    found = measure_folder(changed, encoder, reference, None, lambda _: None)
    assert found.retokenised["differences"] > 100


needs_llama = pytest.mark.skipif(
    llama_command() is None, reason="no Node 24 with installed packages: llama.cpp is not tested"
)


@needs_llama
@pytest.mark.parametrize("metric", ["token_f1", "loss"])
def test_llama_cpp_answers_like_the_reference(
    tiny_model: Path, encoder: Encoder, reference: Reference, tmp_path: Path, metric: str
) -> None:
    command = llama_command()
    assert command is not None
    file = write_gguf(tiny_model, tmp_path / "tiny.gguf")
    task = task_rows(encoder, tmp_path, metric)
    found = measure_gguf(file, command, 1, encoder, reference, task, lambda _: None)
    certificate = row(found, reference.tokens)
    assert certificate["passed"], certificate
    own = measure_folder(tiny_model, encoder, reference, task, lambda _: None)
    assert found.outcome.score == pytest.approx(own.outcome.score, abs=1e-3)
    assert found.outcome.tokens_per_second


@needs_llama
def test_a_damaged_file_is_named(encoder: Encoder, reference: Reference, tmp_path: Path) -> None:
    command = llama_command()
    assert command is not None
    (tmp_path / "bad.gguf").write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(EngineError, match="could not use the exported file"):
        measure_gguf(tmp_path / "bad.gguf", command, 1, encoder, reference, None, lambda _: None)


def test_a_child_that_cannot_start_is_the_platform_s_fault(
    encoder: Encoder, reference: Reference, tmp_path: Path
) -> None:
    for command in (["/no/such/program"], ["/bin/sh", "-c", "exit 3"]):
        with pytest.raises(EngineError, match=r"llama\.cpp child failed") as caught:
            measure_gguf(tmp_path / "x", command, 1, encoder, reference, None, lambda _: None)
        assert caught.value.cls == "platform"
