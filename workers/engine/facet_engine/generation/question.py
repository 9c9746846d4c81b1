"""One row as a model is asked: prompt ids, and the ids of the answer that was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.framing import frame
from facet_engine.preparation.row import MASKED, Settings, prepare_row
from facet_engine.preparation.template import plain_messages

NO_LIMIT = 1 << 30


@dataclass(frozen=True)
class Question:
    """`prompt` ends where the model speaks; `reference` are the expected ids, end of turn included.

    `asked` is the prompt as people read it (messages or text), `prompt_text` the finished string of
    the prompt's ids, `expected` the reference's text. `answerable` is false for plain text rows,
    which have a likelihood but nothing to answer.
    """

    asked: Any
    prompt_text: str
    expected: str
    prompt: list[int]
    reference: list[int]
    answerable: bool = True


@dataclass(frozen=True)
class Prompt:
    """A finished prompt: the string that a generation child takes, and its ids."""

    text: str
    ids: list[int]


def chat_prompt(encoder: Encoder, messages: list[Any], tools: list[Any] | None = None) -> Prompt:
    """A conversation up to where the model speaks, by the model's own template.

    Without a template the contents stand one below the other.
    """
    if encoder.template is None:
        return text_prompt(encoder, "\n".join(str(turn.get("content") or "") for turn in messages))
    text = encoder.template.render(plain_messages(messages), tools, generation_prompt=True)
    return Prompt(text, encoder.encode(text, add_special_tokens=False).ids)


def text_prompt(encoder: Encoder, text: str) -> Prompt:
    """A plain text with the special tokens that this tokenizer puts before one."""
    ids = encoder.encode(text, add_special_tokens=True).ids
    plain = encoder.encode(text, add_special_tokens=False).ids
    added = ids[: len(ids) - len(plain)] if ids[len(ids) - len(plain) :] == plain else []
    return Prompt("".join(map(encoder.token_text, added)) + text, ids)


def make_question(encoder: Encoder, kind: str, content: Any) -> Question | str:
    """The question a canonical row asks, or the code of why it asks none.

    The ids are those that preparing makes, so a model is asked exactly what it was trained on.
    """
    kind, content = frame(encoder, kind, content)
    train_on = {"chat": "last-assistant", "prompt-completion": "completion"}.get(kind, "all")
    row = prepare_row(encoder, kind, content, Settings(NO_LIMIT, train_on, "drop"))
    if row.dropped:
        return row.dropped
    if kind == "text":
        return Question(row.text, "", row.text, row.ids[:1], row.ids[1:], answerable=False)
    labelled = [at for at, label in enumerate(row.labels) if label != MASKED]
    first, last = labelled[0], labelled[-1] + 1
    if kind == "chat":
        turns = content["messages"]
        at = max(i for i, message in enumerate(turns) if message["role"] == "assistant")
        asked: Any = turns[:at]
        prompt = chat_prompt(encoder, asked, content.get("tools") or None)
    else:
        asked = str(content["prompt"])
        prompt = text_prompt(encoder, asked)
    # A model needs one token to speak after, even where nothing was asked.
    ids = prompt.ids or row.ids[:1]
    # A token across the border belongs to neither side alone: then the prompt is what a caller
    # would send, and the expected ids are those that were trained.
    exact = row.ids[: len(ids)] == ids
    reference = row.ids[len(ids) if exact else first : last]
    expected = row.reference
    if expected is None:
        expected = encoder.tokenizer.decode(reference, skip_special_tokens=True)
    return Question(asked, prompt.text, expected, ids, reference)
