"""Which characters of a rendered conversation the assistant said, turn by turn."""

from __future__ import annotations

from facet_engine.preparation.template import ChatTemplate, Message, Span, TemplateRefusal

PROBE = "FACET-SPAN-PROBE"


class RewritesEarlierTurns(Exception):
    """The template prints an earlier turn otherwise once later turns follow it."""


def last_assistant_spans(
    template: ChatTemplate, messages: list[Message], tools: list[object] | None
) -> tuple[str, list[Span], bool]:
    """Render a conversation that ends with the assistant; give the text and its last turn's spans.

    The third value is False when the prompt alone is not a prefix of the whole (the template opens
    the assistant's turn with more than it keeps): the span then begins where the two part.
    """
    text, marked = _render(template, messages, tools)
    start, exact = _turn_start(template, messages, tools, text, len(messages) - 1)
    # A template may mark several pieces of one turn (thinking, calls, text).
    marked = [span for span in marked if span[1] > start]
    return text, marked or [(start, len(text))], exact


def all_assistant_spans(
    template: ChatTemplate,
    messages: list[Message],
    tools: list[object] | None,
    special_texts: frozenset[str],
) -> tuple[str, list[Span], bool]:
    """Render a conversation; give the spans of all assistant turns (see `last_assistant_spans`).

    Raises `RewritesEarlierTurns` when growing the conversation changes what was printed before:
    then no single text holds all turns as the model would have said them.
    """
    text, marked = _render(template, messages, tools)
    if marked:
        return text, marked, True
    spans, exact = [], True
    for index, message in enumerate(messages):
        if message["role"] != "assistant":
            continue
        upto = template.render(messages[: index + 1], tools)
        end = len(_without_row_end(upto, text, special_texts))
        start, kept = _turn_start(template, messages, tools, upto, index)
        exact = exact and kept
        spans.append((start, end))
    return text, spans, exact


def _render(
    template: ChatTemplate, messages: list[Message], tools: list[object] | None
) -> tuple[str, list[Span]]:
    if template.has_marks:
        return template.render_marked(messages, tools)
    return template.render(messages, tools), []


def _turn_start(
    template: ChatTemplate,
    messages: list[Message],
    tools: list[object] | None,
    upto: str,
    index: int,
) -> tuple[int, bool]:
    """Where turn `index` begins in `upto`, the conversation that ends with it."""
    try:
        prompt = template.render(messages[:index], tools, generation_prompt=True)
    except TemplateRefusal:
        # Many templates cannot print an empty conversation, nor one that ends so: compare with
        # the same turn holding another text instead.
        probe = {**messages[index], "content": PROBE}
        other = template.render([*messages[:index], probe], tools)
        return _common_length(other.partition(PROBE)[0], upto), False
    if upto.startswith(prompt):
        return len(prompt), True
    return _common_length(prompt, upto), False


def _without_row_end(upto: str, text: str, special_texts: frozenset[str]) -> str:
    """The part of `upto` that `text` begins with: all, or all but a mark that ends whole rows."""
    if text.startswith(upto):
        return upto
    for mark in special_texts:
        kept = upto.rstrip().removesuffix(mark)
        if text.startswith(kept) and kept.rstrip().endswith(tuple(special_texts)):
            return kept
    raise RewritesEarlierTurns


def _common_length(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
