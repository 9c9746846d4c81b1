"""One row as a model is asked: prompt ids, and the ids of the answer that was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.row import MASKED, Settings, prepare_row
from facet_engine.preparation.template import plain_messages

NO_LIMIT = 1 << 30


@dataclass(frozen=True)
class Question:
    """`prompt` ends where the model speaks; `reference` are the expected ids, end of turn included.

    `asked` is the prompt as people read it (messages or text), `expected` the reference's text.
    `answerable` is false for plain text rows, which have a likelihood but nothing to answer.
    """

    asked: Any
    expected: str
    prompt: list[int]
    reference: list[int]
    answerable: bool = True


def prompt_ids(encoder: Encoder, messages: list[Any], tools: list[Any] | None = None) -> list[int]:
    """A conversation up to where the model speaks, by the model's own template."""
    if encoder.template is None:
        raise ValueError("the model has no chat template")
    text = encoder.template.render(plain_messages(messages), tools, generation_prompt=True)
    return encoder.encode(text, add_special_tokens=False).ids


def make_question(encoder: Encoder, kind: str, content: Any) -> Question | str:
    """The question a canonical row asks, or the code of why it asks none.

    The ids are those that preparing makes, so a model is asked exactly what it was trained on.
    """
    train_on = {"chat": "last-assistant", "prompt-completion": "completion"}.get(kind, "all")
    row = prepare_row(encoder, kind, content, Settings(NO_LIMIT, train_on, "drop"))
    if row.dropped:
        return row.dropped
    if kind == "text":
        return Question(row.text, row.text, row.ids[:1], row.ids[1:], answerable=False)
    labelled = [at for at, label in enumerate(row.labels) if label != MASKED]
    first, last = labelled[0], labelled[-1] + 1
    if kind == "chat":
        turns = content["messages"]
        at = max(i for i, message in enumerate(turns) if message["role"] == "assistant")
        asked: Any = turns[:at]
        prompt = prompt_ids(encoder, asked, content.get("tools") or None)
    else:
        asked = str(content["prompt"])
        prompt = encoder.encode(asked, add_special_tokens=True).ids or row.ids[:first]
    # A token across the border belongs to neither side alone: then the prompt is what a caller
    # would send, and the expected ids are those that were trained.
    exact = row.ids[: len(prompt)] == prompt
    reference = row.ids[len(prompt) if exact else first : last]
    expected = row.reference
    if expected is None:
        expected = encoder.tokenizer.decode(reference, skip_special_tokens=True)
    return Question(asked, expected, prompt, reference)
