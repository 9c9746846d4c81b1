from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from facet_engine.preparation.metric_choice import MetricChoice
from facet_engine.preparation.row import PreparedRow
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.files import sha256_of
from tests import tiny
from tests.engine_process import ENGINE
from tests.in_process import Outcome, run_task

CONFIG = {"max_length": 128, "train_on": "last-assistant", "truncation": "drop", "dataHash": "d1"}


def run(
    folder: Path,
    tokenizer: Path,
    train: list[dict[str, Any]],
    validation: list[dict[str, Any]] | None = None,
    kind: str = "chat",
    **config: Any,
) -> Outcome:
    rows = {
        "train": str(tiny.rows_file(folder / "train.parquet", train, kind)),
        "validation": None
        if validation is None
        else str(tiny.rows_file(folder / "validation.parquet", validation, kind)),
    }
    inputs = {"model": str(tokenizer), "rows": rows}
    return run_task(folder / "job", "prepare", inputs, {**CONFIG, **config})


def test_rows_become_ids_and_labels_with_honest_counts(
    tmp_path: Path, tiny_tokenizer: Path
) -> None:
    rows = [tiny.chat(i) for i in range(600)]
    rows[7] = {"messages": rows[7]["messages"][:2]}
    rows[9]["messages"][1]["content"] *= 20
    engine = run(tmp_path, tiny_tokenizer, rows, [tiny.chat(i) for i in range(600, 620)])
    result = engine.result
    table = pq.read_table(engine.output / "prepared" / "train.parquet").to_pylist()
    assert [row["row"] for row in table] == list(range(1, 601))
    kept = [row for row in table if row["dropped"] is None]
    assert [row["document"] for row in kept] == list(range(598))
    assert {row["row"]: row["dropped"] for row in table if row["dropped"]} == {
        8: "no_assistant_turn",
        10: "too_long",
    }
    for row in kept:
        assert len(row["input_ids"]) == len(row["labels"]) == row["tokens"]
        assert sum(label != -100 for label in row["labels"]) == row["trained_tokens"]
    train = result["train"]
    assert (train["rows"], train["kept"], train["dropped"], train["cut"]) == (600, 598, 2, 0)
    assert train["dropReasons"] == {"no_assistant_turn": 1, "too_long": 1}
    assert train["tokens"] == sum(row["tokens"] for row in kept)
    assert train["trainedTokens"] == sum(row["trained_tokens"] for row in kept)
    assert train["maxTokens"] == max(row["tokens"] for row in kept)
    assert sum(bucket["rows"] for bucket in train["histogram"]) == 599
    assert result["validation"]["kept"] == 20
    assert result["template"]["source"] == "chat_template.jinja"
    assert result["template"]["addsDefaultSystem"] is False
    assert result["suggestedMetric"]["metric"] == "json_equal"
    assert json.loads((engine.output / "prepared" / "stats.json").read_text()) == result
    artifact = engine.of_type("artifact")[0]
    assert {file["path"] for file in artifact["files"]} == {
        "train.parquet",
        "validation.parquet",
        "stats.json",
        "watch.json",
    }
    assert engine.of_type("progress")[-1]["done"] == 620


def test_equal_inputs_give_equal_bytes_and_the_key_names_every_input(
    tmp_path: Path, tiny_tokenizer: Path
) -> None:
    rows = [tiny.chat(i) for i in range(300)]
    runs = [run(tmp_path / str(i), tiny_tokenizer, rows, rows[:5]) for i in range(2)]
    hashes = [
        [sha256_of(path) for path in sorted((engine.output / "prepared").iterdir())]
        for engine in runs
    ]
    assert hashes[0] == hashes[1]
    key = runs[0].result["key"]
    others = [{"dataHash": "d2"}, {"max_length": 127}, {"train_on": "all"}]
    for number, change in enumerate(others):
        other = run(tmp_path / f"other-{number}", tiny_tokenizer, rows[:3], **change)
        assert other.result["key"] != key


def test_preparing_never_loads_torch(tmp_path: Path, tiny_tokenizer: Path) -> None:
    rows = str(tiny.rows_file(tmp_path / "train.parquet", [tiny.chat(i) for i in range(5)]))
    request = {
        "protocol": 1,
        "task": "prepare",
        "jobId": "j",
        "attempt": 1,
        "workDir": str(tmp_path),
        "outputDir": str(tmp_path / "out"),
        "threads": 1,
        "inputs": {"model": str(tiny_tokenizer), "rows": {"train": rows, "validation": None}},
        "config": CONFIG,
    }
    (tmp_path / "request.json").write_text(json.dumps(request))
    script = (
        "import sys; from pathlib import Path;"
        "from facet_engine.protocol.session import run_request;"
        "code = run_request(Path(sys.argv[1]));"
        "assert code == 0, code; assert 'torch' not in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "request.json")],
        cwd=ENGINE,
        check=True,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    ("rows", "config", "code", "says"),
    [
        ([], {}, "no_usable_rows", "no rows"),
        ([tiny.chat(1)] * 3, {"max_length": 10}, "rows_too_long", "shortest has"),
        (
            [{"messages": tiny.chat(1)["messages"][:2]}] * 3,
            {},
            "zero_trainable_tokens",
            "3 without an assistant turn",
        ),
        (
            [tiny.chat(1)] * 3,
            {"max_length": 10, "truncation": "keep_start"},
            "zero_trainable_tokens",
            "3 whose answer begins after max_length",
        ),
    ],
)
def test_when_nothing_is_left_to_learn_the_reason_is_told(
    tmp_path: Path,
    tiny_tokenizer: Path,
    rows: list[dict[str, Any]],
    config: dict[str, Any],
    code: str,
    says: str,
) -> None:
    with pytest.raises(EngineError) as raised:
        run(tmp_path, tiny_tokenizer, rows, **config)
    error = raised.value
    assert (error.exit_code, error.code, error.cls) == (10, code, "user")
    assert says in error.message
    assert error.fix


def test_a_refused_role_names_the_row(tmp_path: Path) -> None:
    strict = (
        "{% for m in messages %}{% if m.role == 'system' %}"
        "{{ raise_exception('System role not supported') }}{% endif %}"
        "<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    )
    tiny.save_tokenizer(tmp_path / "tokenizer", strict)
    fine = {"messages": tiny.chat(1)["messages"][1:]}
    with pytest.raises(EngineError) as raised:
        run(tmp_path, tmp_path / "tokenizer", [fine, fine, tiny.chat(2)])
    error = raised.value
    assert (error.exit_code, error.code, error.place) == (10, "template_refuses_role", "row 3")
    assert "System role not supported" in error.message


def test_half_characters_and_odd_texts_are_survived(tmp_path: Path, tiny_tokenizer: Path) -> None:
    odd = ["\\ud83d alone", "\\u0000", "🚀" * 5, "مرحبا", "<|im_end|>", "  \\n "]
    contents = [json.loads(f'{{"prompt": "a ", "completion": "{text}"}}') for text in odd]
    path = tmp_path / "train.parquet"
    tiny.rows_file(path, [{"prompt": "", "completion": ""}] * len(odd), "prompt-completion")
    table = pq.read_table(path)
    texts = [json.dumps(content) for content in contents]
    pq.write_table(table.set_column(3, "content", [texts]), path)
    inputs = {"model": str(tiny_tokenizer), "rows": {"train": str(path), "validation": None}}
    outcome = run_task(tmp_path / "job", "prepare", inputs, CONFIG)
    assert outcome.result["train"]["kept"] == len(odd)


@pytest.mark.parametrize(
    ("references", "tokens", "metric"),
    [
        (['{"a": 1}'] * 19 + ["no"], 20, "json_equal"),
        (['{"a": 1}'] * 18 + ["no"] * 2, 20, "exact_match"),
        ([f"label {i % 64}" for i in range(200)], 20, "exact_match"),
        ([f"free text {i}" for i in range(200)], 9, "loss"),
        ([f"free text {i}" for i in range(200)], 8, "exact_match"),
        ([f"long answer {i}" for i in range(10)], 50, "loss"),
        (["[1, 2", "{"], 50, "loss"),
        ([], 0, "loss"),
    ],
)
def test_the_suggested_metric_follows_the_references(
    references: list[str], tokens: int, metric: str
) -> None:
    choice = MetricChoice()
    for reference in references:
        choice.add(PreparedRow(reference=reference, reference_tokens=tokens))
    assert choice.suggest()["metric"] == metric


def test_preview_answers_like_prepare_within_its_time(tmp_path: Path, tiny_tokenizer: Path) -> None:
    preview = subprocess.Popen(
        [sys.executable, "-m", "facet_engine", "preview"],
        cwd=ENGINE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ENGINE)},
    )
    assert preview.stdin is not None and preview.stdout is not None

    def ask(**fields: Any) -> dict[str, Any]:
        request = {**CONFIG, "model": str(tiny_tokenizer), "type": "chat", **fields}
        preview.stdin.write(json.dumps(request) + "\n")
        preview.stdin.flush()
        answer: dict[str, Any] = json.loads(preview.stdout.readline())
        return answer

    first = ask(id=1, content=tiny.chat(3))
    assert first["ok"] and first["id"] == 1 and first["dropped"] is None
    assert "".join(token["text"] for token in first["tokens"]) == first["text"]
    learned = "".join(token["text"] for token in first["tokens"] if token["trained"])
    assert learned == tiny.chat(3)["messages"][2]["content"] + "<|im_end|>"
    engine = run(tmp_path, tiny_tokenizer, [tiny.chat(3)])
    row = pq.read_table(engine.output / "prepared" / "train.parquet").to_pylist()[0]
    assert [token["id"] for token in first["tokens"]] == row["input_ids"]
    started = time.monotonic()
    for number in range(20):
        assert ask(id=number, content=tiny.chat(number))["ok"]
    assert (time.monotonic() - started) / 20 < 0.2
    bad = ask(id="x", content={"messages": [{"role": 3}]})
    assert (bad["ok"], bad["id"], bad["error"]["code"]) == (False, "x", "template_refuses_role")
    emoji = ask(id=2, type="text", content={"text": "🚀 é"})
    assert "".join(token["text"] for token in emoji["tokens"]) == "🚀 é<|im_end|>"
    preview.stdin.close()
    assert preview.wait(10) == 0
    preview.stdout.close()
