"""A tokenizer with its template and what preparing must know about both."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from facet_engine.models.load import load_tokenizer
from facet_engine.preparation.template import ChatTemplate, TemplateRefusal
from facet_engine.protocol.errors import EngineError

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast


@dataclass(frozen=True)
class Encoded:
    """Token ids with the half-open character span that each came from."""

    ids: list[int]
    offsets: list[tuple[int, int]]


class Encoder:
    """Text to ids without padding or cutting, and the tokens that end a turn or a row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tokenizer: PreTrainedTokenizerFast = load_tokenizer(folder)
        self._backend = self.tokenizer.backend_tokenizer
        # tokenizer.json may carry the settings of whoever saved it.
        self._backend.no_truncation()
        self._backend.no_padding()
        self.eos_id: int | None = self.tokenizer.eos_token_id
        self.special_ids = frozenset(self.tokenizer.all_special_ids) | frozenset(
            token_id
            for token_id, token in self.tokenizer.added_tokens_decoder.items()
            if token.special
        )

    def encode(self, text: str, add_special_tokens: bool) -> Encoded:
        encoding = self._backend.encode(text, add_special_tokens=add_special_tokens)
        return Encoded(encoding.ids, encoding.offsets)

    @cached_property
    def vocabulary_size(self) -> int | None:
        """How many ids the model has embeddings for; None where there is only a tokenizer."""
        path = self.folder / "config.json"
        if not path.is_file():
            return None
        config = json.loads(path.read_text("utf-8"))
        size = config.get("vocab_size") or (config.get("text_config") or {}).get("vocab_size")
        return int(size) if size else None

    @cached_property
    def special_texts(self) -> frozenset[str]:
        return frozenset(self.token_text(token) for token in self.special_ids)

    def token_text(self, token_id: int) -> str:
        return str(self.tokenizer.decode([token_id]))

    @cached_property
    def template_source(self) -> str:
        """Where the chat template was found; `none` without one."""
        if not self.tokenizer.chat_template:
            return "none"
        if (self.folder / "chat_template.jinja").is_file():
            return "chat_template.jinja"
        return "tokenizer_config.json"

    @cached_property
    def template(self) -> ChatTemplate | None:
        text = self.tokenizer.chat_template
        if isinstance(text, dict):
            text = text.get("default")
        if not text:
            return None
        try:
            return ChatTemplate(text, self.tokenizer.special_tokens_map)
        except TemplateRefusal as refusal:
            raise EngineError(
                "template_missing",
                "user",
                f"The model's chat template cannot be used: {refusal}.",
                self.template_source,
                "Choose another model, or mend its template.",
            ) from refusal

    @cached_property
    def end_of_turn_id(self) -> int | None:
        """The special token with which the template closes an assistant turn, if there is one."""
        if self.template is None:
            return None
        answer = "ANSWER-TEXT-PROBE"
        turn = [{"role": "user", "content": "x"}, {"role": "assistant", "content": answer}]
        try:
            closing = self.template.render(turn, None).rpartition(answer)[2]
        except TemplateRefusal:
            return None
        ids = self.encode(closing, add_special_tokens=False).ids
        return next((token for token in ids if token in self.special_ids), None)
