"""One canonical row to token ids and labels: the one truth that viewer and trainer share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from facet_engine.preparation.encoder import Encoded, Encoder
from facet_engine.preparation.framing import frame
from facet_engine.preparation.spans import all_assistant_spans, last_assistant_spans
from facet_engine.preparation.template import (
    Span,
    TemplateRefusal,
    called_names,
    plain_messages,
)
from facet_engine.protocol.errors import EngineError

MASKED = -100
TRAIN_ON = ("last-assistant", "all-assistant", "completion", "all")
TRUNCATION = ("drop", "keep_start")

# Why a row is left out.
TOO_LONG = "too_long"
NO_ASSISTANT = "no_assistant_turn"
NOTHING_TRAINED = "no_trained_tokens"
ANSWER_CUT = "answer_cut_off"


@dataclass(frozen=True)
class Settings:
    max_length: int
    train_on: str
    truncation: str


@dataclass
class PreparedRow:
    """Ids and labels of equal length; label -100 carries no loss. Dropped rows have neither.

    `length` counts tokens before any cut, `reference_tokens` those of the answer that evaluation
    would compare with, `notes` are codes of remarks that preparing counts over all rows.
    """

    ids: list[int] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    length: int = 0
    cut: int = 0
    dropped: str | None = None
    reference: str | None = None
    reference_tokens: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def trained(self) -> int:
        return sum(label != MASKED for label in self.labels)


def prepare_row(encoder: Encoder, kind: str, content: Any, settings: Settings) -> PreparedRow:
    """Prepare one row of type `kind`; raises `TemplateRefusal` or `RewritesEarlierTurns`."""
    given, (kind, content) = content, frame(encoder, kind, content)
    if kind == "chat":
        row = _chat(encoder, content, settings.train_on)
        if given is not content and content["messages"][-1]["content"] != given["completion"]:
            row.notes.append("completion_trimmed")
    elif kind == "prompt-completion":
        row = _prompt_completion(encoder, content, settings.train_on)
    elif kind == "text":
        row = _text(encoder, content)
    else:
        raise TemplateRefusal(f"rows of type {kind!r} cannot be prepared")
    _check_embedded(encoder, row)
    return row if row.dropped else _cut(row, settings)


def _check_embedded(encoder: Encoder, row: PreparedRow) -> None:
    """Tokenizers may name more ids than the model embeds; only those that occur must be there."""
    known, highest = encoder.vocabulary_size, max(row.ids, default=0)
    if known is not None and highest >= known:
        raise EngineError(
            "tokenizer_mismatch",
            "user",
            f"The tokenizer gives the id {highest} ({encoder.token_text(highest)!r}); the model "
            f"has embeddings for {known} ids.",
            "tokenizer.json",
            "Import the model again, with the tokenizer that belongs to its weights.",
        )


def _chat(encoder: Encoder, content: Any, train_on: str) -> PreparedRow:
    template = encoder.template
    if template is None:
        raise EngineError(
            "template_missing",
            "user",
            "The model has no chat template, so chat rows cannot be turned into text.",
            "chat_template",
            "Choose an instruction-tuned model, or use prompt-completion data.",
        )
    messages = plain_messages(content["messages"])
    tools = content.get("tools") or None
    notes: list[str] = []
    spans: list[Span] = []
    turns = [i for i, message in enumerate(messages) if message["role"] == "assistant"]
    if train_on == "all":
        text, exact = template.render(messages, tools), True
    elif not turns:
        return PreparedRow(dropped=NO_ASSISTANT)
    else:
        if turns[-1] + 1 < len(messages):
            notes.append("trailing_messages")
        messages = messages[: turns[-1] + 1]
        if train_on == "all-assistant":
            text, spans, exact = all_assistant_spans(
                template, messages, tools, encoder.special_texts
            )
        else:
            text, spans, exact = last_assistant_spans(template, messages, tools)
    for name in called_names(messages):
        if name not in text:
            raise TemplateRefusal(f"it leaves out the call of the tool {name!r}")
    if tools and text == template.render(messages, None):
        notes.append("tools_not_shown")
    if not exact:
        notes.append("prompt_not_kept")
    encoded = encoder.encode(text, add_special_tokens=False)
    row = PreparedRow(encoded.ids, list(encoded.ids), encoded.offsets, text, notes=notes)
    row.reference = _reference(messages, turns)
    if train_on != "all":
        row.labels, row.reference_tokens = _label_turns(encoder, encoded, spans, row.notes)
    elif row.reference is not None:
        row.reference_tokens = len(encoder.encode(row.reference, add_special_tokens=False).ids)
    _close(encoder, row, template_closes=_closing_index(encoder, encoded.ids) is not None)
    return row


def _label_turns(
    encoder: Encoder, encoded: Encoded, spans: list[Span], notes: list[str]
) -> tuple[list[int], int]:
    """Labels for the turns' spans, each up to and with its end-of-turn token.

    Also gives how many tokens the last turn's text has, its end token not counted.
    """
    labels = [MASKED] * len(encoded.ids)
    text_tokens = 0
    at = 0
    for start, end in spans:
        while at < len(encoded.ids) and encoded.offsets[at][1] <= start:
            at += 1
        first = at
        while at < len(encoded.ids) and encoded.offsets[at][0] < end:
            at += 1
        last = _last_of_turn(encoder, encoded.ids, first, at, notes)
        labels[first:last] = encoded.ids[first:last]
        closed = last > first and encoded.ids[last - 1] in encoder.special_ids
        text_tokens = last - first - closed
    return labels, text_tokens


def _last_of_turn(encoder: Encoder, ids: list[int], first: int, end: int, notes: list[str]) -> int:
    """The index after the turn's last trained token: its end-of-turn token if there is one."""
    if encoder.template is not None and encoder.template.has_marks:
        ends = encoder.end_of_turn_id
        outside = end < len(ids) and ids[end] == ends and ends not in ids[first:end]
        if outside:
            # A model that never learns this token never stops.
            notes.append("end_of_turn_outside_marks")
        return end + 1 if outside else end
    return _closing_index(encoder, ids[first:end], first) or end


def _prompt_completion(encoder: Encoder, content: Any, train_on: str) -> PreparedRow:
    """A pair as it stands, for a model without a template: prompt, completion, end token."""
    prompt, completion = str(content["prompt"]), str(content["completion"])
    text = prompt + completion
    encoded = encoder.encode(text, add_special_tokens=True)
    if train_on == "all":
        labels = list(encoded.ids)
    else:
        # A token that spans the border holds completion text, so it is learned.
        labels = [
            token if end > len(prompt) else MASKED
            for token, (_, end) in zip(encoded.ids, encoded.offsets, strict=True)
        ]
    row = PreparedRow(encoded.ids, labels, encoded.offsets, text)
    if any(start < len(prompt) < end for start, end in encoded.offsets):
        row.notes.append("border_inside_token")
    row.reference = completion
    row.reference_tokens = sum(end > len(prompt) for _, end in encoded.offsets)
    _close(encoder, row, template_closes=False)
    return row


def _text(encoder: Encoder, content: Any) -> PreparedRow:
    text = str(content["text"])
    encoded = encoder.encode(text, add_special_tokens=True)
    row = PreparedRow(encoded.ids, list(encoded.ids), encoded.offsets, text)
    _close(encoder, row, template_closes=False)
    return row


def _close(encoder: Encoder, row: PreparedRow, template_closes: bool) -> None:
    """End the row with a learned eos unless it already ends; the first token is never predicted."""
    if encoder.eos_id is None:
        row.notes.append("no_eos")
    elif template_closes or (row.ids and row.ids[-1] == encoder.eos_id):
        if row.ids[-1] == encoder.eos_id:
            row.labels[-1] = encoder.eos_id
    else:
        row.ids = [*row.ids, encoder.eos_id]
        row.labels = [*row.labels, encoder.eos_id]
        row.offsets = [*row.offsets, (len(row.text), len(row.text))]
    if row.labels:
        row.labels[0] = MASKED
    row.length = len(row.ids)


def _closing_index(encoder: Encoder, ids: list[int], offset: int = 0) -> int | None:
    """The index after the special token that ends `ids`; white space may follow it (ChatML)."""
    for at in range(len(ids) - 1, -1, -1):
        if ids[at] in encoder.special_ids:
            return offset + at + 1
        if encoder.token_text(ids[at]).strip():
            return None
    return None


def _cut(row: PreparedRow, settings: Settings) -> PreparedRow:
    if row.trained == 0:
        return _drop(row, NOTHING_TRAINED)
    if row.length <= settings.max_length:
        return row
    if settings.truncation == "drop":
        return _drop(row, TOO_LONG)
    row.cut = row.length - settings.max_length
    row.ids = row.ids[: settings.max_length]
    row.labels = row.labels[: settings.max_length]
    row.offsets = row.offsets[: settings.max_length]
    return _drop(row, ANSWER_CUT) if row.trained == 0 else row


def _drop(row: PreparedRow, reason: str) -> PreparedRow:
    row.dropped, row.ids, row.labels, row.offsets, row.cut = reason, [], [], [], 0
    return row


def _reference(messages: list[dict[str, Any]], turns: list[int]) -> str | None:
    if not turns:
        return None
    content = messages[turns[-1]].get("content")
    return content if isinstance(content, str) and content else None
