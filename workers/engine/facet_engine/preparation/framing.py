"""How a row is put before the model: the one place where pairs of texts become chats."""

from __future__ import annotations

import re
from typing import Any

from facet_engine.preparation.encoder import Encoder

BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")


def frame(encoder: Encoder, kind: str, content: Any) -> tuple[str, Any]:
    """The type and content under which a row is trained, asked and shown.

    Where the model has a chat template, prompt and completion are a user's and an assistant's
    turn: chats with the finished model are framed so, and it must have learned in that frame.
    Every other row stays as it is; so do pairs for models without a template.
    """
    if kind != "prompt-completion" or encoder.template is None:
        return kind, content
    user = {"role": "user", "content": str(content["prompt"])}
    assistant = {"role": "assistant", "content": spoken(str(content["completion"]))}
    return "chat", {"messages": [user, assistant]}


def spoken(completion: str) -> str:
    """A completion as a turn of its own.

    White space that only kept it apart from its prompt goes: blank lines and a single space before
    it, and all behind it, where the end of the turn stands now. An indentation stays.
    """
    text = BLANK_LINES.sub("", completion).rstrip()
    return text[1:] if text.startswith(" ") and not text[1:2].isspace() else text
