"""A model is asked exactly what it was trained on, and in the words a client would send."""

from __future__ import annotations

from pathlib import Path

import pytest

from facet_engine.generation.question import Question, chat_prompt, make_question
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.row import MASKED, Settings, prepare_row
from tests import tiny


@pytest.fixture(scope="module")
def encoder(tiny_tokenizer: Path) -> Encoder:
    return Encoder(tiny_tokenizer)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    """The same tokenizer without a chat template."""
    folder = tmp_path_factory.mktemp("plain")
    tiny.save_tokenizer(folder, template=None)
    return Encoder(folder)


def question(encoder: Encoder, kind: str, content: object) -> Question:
    found = make_question(encoder, kind, content)
    assert isinstance(found, Question)
    return found


def test_prompt_and_reference_are_the_prepared_row_taken_apart(encoder: Encoder) -> None:
    content = tiny.chat(3)
    found = question(encoder, "chat", content)
    row = prepare_row(encoder, "chat", content, Settings(512, "last-assistant", "drop"))
    end = len(found.prompt) + len(found.reference)
    assert found.prompt + found.reference == row.ids[:end]
    assert row.labels[: len(found.prompt)] == [MASKED] * len(found.prompt)
    assert row.labels[len(found.prompt) : end] == found.reference
    assert found.reference[-1] == encoder.tokenizer.eos_token_id
    assert found.expected == content["messages"][-1]["content"]


def test_the_prompt_is_transformers_own_rendering(encoder: Encoder) -> None:
    content = tiny.chat(4)
    found = question(encoder, "chat", content)
    wanted = encoder.tokenizer.apply_chat_template(
        content["messages"][:-1], tokenize=False, add_generation_prompt=True
    )
    assert found.prompt_text == wanted
    assert found.prompt == encoder.tokenizer(wanted, add_special_tokens=False)["input_ids"]


def test_messages_after_the_last_answer_are_left_out(encoder: Encoder) -> None:
    content = tiny.chat(5)
    longer = {"messages": [*content["messages"], {"role": "user", "content": "thanks"}]}
    assert question(encoder, "chat", longer).prompt == question(encoder, "chat", content).prompt


def test_a_conversation_without_an_answer_asks_nothing(encoder: Encoder) -> None:
    messages = [{"role": "user", "content": "hello"}]
    assert make_question(encoder, "chat", {"messages": messages}) == "no_assistant_turn"


def test_without_a_template_prompt_and_completion_are_taken_as_they_stand(plain: Encoder) -> None:
    found = question(plain, "prompt-completion", {"prompt": "room: ", "completion": "kitchen"})
    assert (found.asked, found.prompt_text, found.expected) == ("room: ", "room: ", "kitchen")
    assert plain.tokenizer.decode(found.prompt) == "room: "
    assert found.reference[-1] == plain.eos_id


def test_a_token_across_the_border_leaves_the_prompt_as_a_client_sends_it(plain: Encoder) -> None:
    found = question(plain, "prompt-completion", {"prompt": "the kit", "completion": "chen"})
    assert found.prompt == plain.encode("the kit", add_special_tokens=True).ids


def test_plain_text_has_a_likelihood_and_no_answer(encoder: Encoder) -> None:
    found = question(encoder, "text", {"text": "the kitchen light"})
    assert not found.answerable
    assert len(found.prompt) == 1
    assert found.reference[-1] == encoder.eos_id


def test_without_a_template_the_contents_are_the_prompt(plain: Encoder) -> None:
    prompt = chat_prompt(plain, [{"role": "user", "content": "turn on the light"}])
    assert prompt.text == "turn on the light"
