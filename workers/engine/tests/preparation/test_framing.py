"""A pair of texts is trained, judged, watched and chatted with in one and the same frame."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from facet_engine.evaluation.held_out import read_held_out
from facet_engine.generation.question import chat_prompt
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.framing import frame, spoken
from facet_engine.preparation.identity import PREPARER_VERSION
from facet_engine.preparation.preview import answer
from facet_engine.preparation.row import MASKED, Settings, prepare_row
from facet_engine.preparation.watch_rows import read_watch_rows
from facet_engine.protocol.files import canonical_json
from tests import tiny
from tests.in_process import run_task

CONTRACTS = Path(__file__).parents[4] / "packages" / "contracts" / "src"
CONFIG = {"max_length": 128, "train_on": "completion", "truncation": "drop", "dataHash": "d"}
PAIRS = [
    {"prompt": "Turn on the light", "completion": "done"},
    {"prompt": "Which room? ", "completion": " the kitchen"},
    {"prompt": "  Dim it\n\n", "completion": "\n \nokay, dim\n"},
    {"prompt": "", "completion": "hello"},
    {"prompt": "<|im_end|> is text", "completion": "the <|im_end|> ends"},
    {"prompt": "مرحبا 🚀", "completion": "é 🚀"},
]


@pytest.fixture(scope="module")
def encoder(tiny_tokenizer: Path) -> Encoder:
    return Encoder(tiny_tokenizer)


def prepare(folder: Path, tokenizer: Path, rows: list[dict[str, Any]]) -> Path:
    path = tiny.rows_file(folder / "rows.parquet", rows, "prompt-completion")
    inputs = {"model": str(tokenizer), "rows": {"train": str(path), "validation": str(path)}}
    return run_task(folder / "job", "prepare", inputs, CONFIG).output / "prepared"


def test_trained_watched_judged_previewed_and_chatted_frames_are_equal_token_for_token(
    tmp_path: Path, tiny_tokenizer: Path, encoder: Encoder
) -> None:
    prepared = prepare(tmp_path, tiny_tokenizer, PAIRS)
    trained = pq.read_table(prepared / "train.parquet").to_pylist()
    judged, dropped = read_held_out(encoder, tmp_path / "rows.parquet", None, 0, None, 16)
    watched = {tuple(one.ids): one for one in read_watch_rows(prepared, 8)}
    assert not dropped
    assert len(watched) == len(PAIRS)
    for pair, row, held_out in zip(PAIRS, trained, judged, strict=True):
        question = held_out.question
        first = next(at for at, label in enumerate(row["labels"]) if label != MASKED)
        sent = [{"role": "user", "content": pair["prompt"]}]
        # What a chat client gets: the library's own rendering, tokenised.
        chat = encoder.tokenizer.apply_chat_template(
            sent, tokenize=True, add_generation_prompt=True, return_dict=False
        )
        assert row["input_ids"][:first] == question.prompt == chat
        assert chat_prompt(encoder, sent).ids == chat
        learned = [label for label in row["labels"] if label != MASKED]
        assert learned == question.reference == watched[tuple(chat)].reference_ids
        assert encoder.tokenizer.decode(learned) == spoken(pair["completion"]) + "<|im_end|>"
        assert question.asked == watched[tuple(chat)].messages == sent
        assert question.expected == watched[tuple(chat)].reference == spoken(pair["completion"])
        line = {"id": 1, "model": str(tiny_tokenizer), "type": "prompt-completion", **CONFIG}
        shown = answer(canonical_json({**line, "content": pair}))
        assert [token["id"] for token in shown["tokens"]] == row["input_ids"]
        assert [token["trained"] for token in shown["tokens"]] == [
            label != MASKED for label in row["labels"]
        ]


def test_a_pair_is_the_row_of_the_chat_that_says_the_same(encoder: Encoder) -> None:
    pair = {"prompt": "Turn on the light", "completion": "done"}
    chat = {
        "messages": [
            {"role": "user", "content": "Turn on the light"},
            {"role": "assistant", "content": "done"},
        ]
    }
    for train_on in ("completion", "last-assistant", "all-assistant", "all"):
        settings = Settings(128, train_on, "drop")
        assert prepare_row(encoder, "prompt-completion", pair, settings) == prepare_row(
            encoder, "chat", chat, settings
        )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("answer", "answer"),
        (" answer", "answer"),
        ("answer \n\n", "answer"),
        ("\n\nanswer", "answer"),
        (" \n \t\n answer\t", "answer"),
        ("    return x\n", "    return x"),
        ("\n  - one\n  - two\n", "  - one\n  - two"),
        ("\tindented", "\tindented"),
        ("two\n\nparts", "two\n\nparts"),
        (" \n ", ""),
        ("", ""),
    ],
)
def test_white_space_that_only_kept_texts_apart_goes_and_indentation_stays(
    given: str, said: str
) -> None:
    assert spoken(given) == said


def test_what_is_left_out_of_completions_is_told(tmp_path: Path, tiny_tokenizer: Path) -> None:
    path = tiny.rows_file(tmp_path / "rows.parquet", PAIRS, "prompt-completion")
    inputs = {"model": str(tiny_tokenizer), "rows": {"train": str(path), "validation": None}}
    result = run_task(tmp_path / "job", "prepare", inputs, CONFIG).result
    assert [text for text in result["warnings"] if "white space" in text] == [
        "In 2 rows white space around the completion is left out: the chat template sets prompt "
        "and answer apart."
    ]


def test_other_rows_and_models_without_a_template_keep_their_text(
    tmp_path: Path, encoder: Encoder
) -> None:
    pair = {"prompt": "Which room? ", "completion": " the kitchen\n"}
    tiny.save_tokenizer(tmp_path, template=None)
    plain = Encoder(tmp_path)
    assert frame(plain, "prompt-completion", pair) == ("prompt-completion", pair)
    row = prepare_row(plain, "prompt-completion", pair, Settings(128, "completion", "drop"))
    assert row.text == "Which room?  the kitchen\n"
    for kind, content in (("text", {"text": " a "}), ("chat", tiny.chat(1))):
        assert frame(encoder, kind, content) == (kind, content)


def test_the_watched_rows_are_the_same_in_any_order(tmp_path: Path, tiny_tokenizer: Path) -> None:
    pairs = [{"prompt": f"ask {n}", "completion": f"answer {n}"} for n in range(30)]
    first = read_watch_rows(prepare(tmp_path / "a", tiny_tokenizer, pairs), 8)
    second = read_watch_rows(prepare(tmp_path / "b", tiny_tokenizer, pairs[::-1]), 8)
    assert len(first) == 8
    assert first == second
    assert read_watch_rows(tmp_path / "a" / "job" / "output" / "prepared", 3) == first[:3]


def test_the_contracts_name_preparations_by_the_engine_s_version() -> None:
    text = (CONTRACTS / "preparations" / "preparer-version.ts").read_text("utf-8")
    assert re.findall(r"preparerVersion = (\d+);", text) == [str(PREPARER_VERSION)]
