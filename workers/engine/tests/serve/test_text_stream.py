"""Streamed text is the whole text, cut only between characters, without a stop text."""

from __future__ import annotations

from pathlib import Path

import pytest

from facet_engine.models.load import load_tokenizer
from facet_engine.serve.text_stream import StopTexts, TokenText


def feed(stops: list[str], pieces: list[str]) -> tuple[str, bool]:
    texts, shown = StopTexts(stops), ""
    for piece in pieces:
        ready, stopped = texts.push(piece)
        shown += ready
        if stopped:
            return shown, True
    return shown + texts.flush(), False


@pytest.mark.parametrize("at", range(16))
def test_a_stop_text_in_two_pieces_is_found(at: int) -> None:
    whole = "answer<stop>rest"
    assert feed(["<stop>"], [whole[:at], whole[at:]]) == ("answer", True)


def test_the_first_stop_text_in_the_text_counts() -> None:
    assert feed(["two", "one"], list("zero one two")) == ("zero ", True)


def test_what_only_began_like_a_stop_text_is_shown_in_the_end() -> None:
    assert feed(["<stop>"], ["a <sto", "p"]) == ("a <stop", False)


def test_a_stop_text_may_begin_inside_a_false_start() -> None:
    assert feed(["aab"], ["aa", "ab", "c"]) == ("a", True)


def test_empty_stop_texts_stop_nothing() -> None:
    assert feed(["", ""], ["text"]) == ("text", False)


@pytest.mark.parametrize(
    "text",
    [
        "turn on the kitchen light",
        "naïve café 日本語 🚀👩‍👩‍👧 ok",
        "  spaces\n\n\tand tabs ",
        "�",
        "",
    ],
)
def test_pieces_make_the_whole_and_no_piece_is_half_a_character(
    tiny_tokenizer: Path, text: str
) -> None:
    tokenizer = load_tokenizer(tiny_tokenizer)
    stream = TokenText(tokenizer)
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    pieces = [stream.push(token) for token in ids] + [stream.flush()]
    assert "".join(pieces) == text
    if "�" not in text:
        assert not any("�" in piece for piece in pieces)


def test_special_tokens_write_nothing(tiny_tokenizer: Path) -> None:
    tokenizer = load_tokenizer(tiny_tokenizer)
    stream = TokenText(tokenizer)
    ids = tokenizer("<|im_start|>light<|im_end|>", add_special_tokens=False)["input_ids"]
    assert "".join([stream.push(token) for token in ids] + [stream.flush()]) == "light"


def test_an_answer_that_breaks_off_inside_a_character_ends(tiny_tokenizer: Path) -> None:
    tokenizer = load_tokenizer(tiny_tokenizer)
    stream = TokenText(tokenizer)
    ids = tokenizer("a🚀", add_special_tokens=False)["input_ids"][:-1]
    assert "".join(stream.push(token) for token in ids) == "a"
    assert stream.flush() == "�"
