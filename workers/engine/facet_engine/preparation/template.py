"""A model's chat template, rendered the way Transformers renders it, with assistant spans."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facet_engine.protocol.files import sha256_text

Message = dict[str, Any]
Span = tuple[int, int]

GENERATION_MARK = re.compile(r"\{%-?\s*generation\s*-?%\}")
# Some templates print today's date. Equal inputs must give equal bytes, so preparing has one date:
# the one such templates fall back to themselves.
FIXED_DATE = datetime(2024, 7, 26)


class TemplateRefusal(Exception):
    """The template does not accept these messages; the text says why, in the template's words."""


class ChatTemplate:
    """One template text and the special tokens it may print."""

    def __init__(self, text: str, special_tokens: Mapping[str, Any]) -> None:
        from transformers.utils import chat_template_utils

        self.text = text
        self.sha256 = sha256_text(text)
        self.has_marks = GENERATION_MARK.search(text) is not None
        self.prints_date = "strftime_now" in text
        self._special_tokens = dict(special_tokens)
        self._render = chat_template_utils.render_jinja_template
        try:
            compiled = chat_template_utils._compile_jinja_template(text)
        except Exception as error:
            raise TemplateRefusal(f"the template itself is wrong: {error}") from error
        compiled.globals["strftime_now"] = FIXED_DATE.strftime

    def render(
        self, messages: list[Message], tools: list[Any] | None, generation_prompt: bool = False
    ) -> str:
        """The conversation as one text; with `generation_prompt` up to where the model speaks."""
        return self._run(messages, tools, generation_prompt, marks=False)[0]

    def render_marked(
        self, messages: list[Message], tools: list[Any] | None
    ) -> tuple[str, list[Span]]:
        """The conversation and the character spans that the template marks as the assistant's."""
        return self._run(messages, tools, False, marks=True)

    def _run(
        self, messages: list[Message], tools: list[Any] | None, generation_prompt: bool, marks: bool
    ) -> tuple[str, list[Span]]:
        try:
            texts, spans = self._render(
                [messages],
                tools=tools,
                chat_template=self.text,
                add_generation_prompt=generation_prompt,
                return_assistant_tokens_mask=marks,
                **self._special_tokens,
            )
        except Exception as error:
            raise TemplateRefusal(str(error)[:300] or type(error).__name__) from error
        return texts[0], [(start, end) for start, end in spans[0]] if marks else []

    def adds_default_system(self) -> bool:
        """Whether a conversation without a system message still gets one."""
        mark = "SYSTEM-TEXT-PROBE"
        user = {"role": "user", "content": "USER-TEXT-PROBE"}
        try:
            without = self.render([user], None)
            before, found, after = self.render(
                [{"role": "system", "content": mark}, user], None
            ).partition(mark)
        except TemplateRefusal:
            return False
        fits = len(without) >= len(before) + len(after)
        return bool(found) and fits and without.startswith(before) and without.endswith(after)


def plain_messages(messages: list[Any]) -> list[Message]:
    """Messages as templates expect them: texts are never null, tool arguments are objects.

    A null content would be printed as "None", and arguments given as JSON text (the wire form of
    chat APIs) would be quoted a second time.
    """
    plain: list[Message] = []
    for message in messages:
        if not isinstance(message, dict) or not isinstance(message.get("role"), str):
            raise TemplateRefusal("a message is not an object with a role")
        entry = dict(message)
        if entry.get("content") is None:
            entry["content"] = ""
        if entry.get("tool_calls"):
            entry["tool_calls"] = [_plain_call(call) for call in entry["tool_calls"]]
        plain.append(entry)
    return plain


def _plain_call(call: Any) -> Any:
    if not isinstance(call, dict) or not isinstance(call.get("function"), dict):
        return call
    function = dict(call["function"])
    if isinstance(function.get("arguments"), str):
        try:
            function["arguments"] = json.loads(function["arguments"])
        except ValueError:
            return call
    return {**call, "function": function}


def called_names(messages: list[Message]) -> list[str]:
    """Names of the functions that the messages call."""
    calls = [call for message in messages for call in message.get("tool_calls") or []]
    functions = [call.get("function", call) for call in calls if isinstance(call, dict)]
    return [str(f["name"]) for f in functions if isinstance(f, dict) and f.get("name")]
