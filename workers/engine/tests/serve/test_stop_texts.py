"""A stop text ends an answer wherever it is cut, and nothing of it is shown."""

import pytest

from facet_engine.serve.stop_texts import StopTexts


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_stop_text_in_two_pieces_is_found(cut: int) -> None:
    whole = "answer<stop>rest"
    texts = StopTexts(("<stop>",))
    shown = texts.add(whole[:cut]) + texts.add(whole[cut:])
    assert (shown, texts.found) == ("answer", True)


def test_what_only_looked_like_a_stop_text_is_shown_in_the_end() -> None:
    texts = StopTexts(("<stop>",))
    shown = texts.add("a <sto") + texts.rest()
    assert (shown, texts.found) == ("a <sto", False)


def test_the_first_of_two_stop_texts_counts() -> None:
    texts = StopTexts(("two", "one"))
    assert texts.add("zero one two") == "zero "
