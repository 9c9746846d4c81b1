"""Answers from one loaded model, token by token."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facet_engine.generation.compute import device
from facet_engine.generation.end_tokens import end_tokens
from facet_engine.models.load import attach_adapter, load_model, load_tokenizer, use_threads
from facet_engine.protocol.errors import EngineError
from facet_engine.serve.stop_texts import StopTexts

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True)
class Sampling:
    """`temperature` 0 is greedy; `top_k` 0 and `top_p` 1 leave the distribution whole."""

    max_tokens: int
    temperature: float
    top_p: float
    top_k: int
    seed: int
    stop: tuple[str, ...]


class Answerer:
    """A causal model with its tokenizer, in fp32 so that an answer is what the weights say."""

    def __init__(self, model: Any, tokenizer: Any) -> None:
        self._model = model
        self._tokenizer = tokenizer
        self._ends = end_tokens(model, tokenizer)
        self._device = next(model.parameters()).device

    @classmethod
    def load(cls, folder: Path, adapter: Path | None, threads: int) -> Answerer:
        use_threads(threads)
        tokenizer = load_tokenizer(folder)
        model = load_model(folder, "float32", device=device())
        return cls(attach_adapter(model, adapter) if adapter else model, tokenizer)

    def info(self) -> dict[str, Any]:
        tokenizer, config = self._tokenizer, self._model.config
        return {
            "chatTemplate": tokenizer.chat_template,
            "bosToken": tokenizer.bos_token,
            "eosToken": tokenizer.eos_token,
            "bosTokenId": tokenizer.bos_token_id,
            "eosTokenId": tokenizer.eos_token_id,
            "contextLength": int(config.max_position_embeddings),
            "parameters": sum(weight.numel() for weight in self._model.parameters()),
            "engine": "transformers",
        }

    def tokenize(self, text: str) -> list[int]:
        """Special tokens in the text are read as such; none are added."""
        ids: list[int] = self._tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def generate(
        self,
        prompt: str,
        sampling: Sampling,
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> dict[str, Any]:
        """Streams the answer's text; returns the end: reason, usage, seconds."""
        import torch

        started = time.monotonic()
        ids = self.tokenize(prompt)
        room = int(self._model.config.max_position_embeddings) - len(ids)
        if not ids or room < 1:
            raise EngineError(
                "invalid_request",
                "user",
                f"The prompt has {len(ids)} tokens; the model reads up to {len(ids) + room}.",
                "prompt",
                "Send a shorter conversation." if ids else "Send at least one message.",
            )
        generator = torch.Generator(device=self._device).manual_seed(sampling.seed)
        texts = StopTexts(sampling.stop)
        answer: list[int] = []
        shown, cache, reason = "", None, "length"
        step = torch.tensor([ids], device=self._device)
        with torch.inference_mode():
            while len(answer) < min(sampling.max_tokens, room):
                if cancelled():
                    reason = "cancelled"
                    break
                output = self._model(input_ids=step, past_key_values=cache, use_cache=True)
                cache = output.past_key_values
                token = choose(output.logits[0, -1].float(), sampling, generator)
                if token in self._ends:
                    reason = "stop"
                    break
                answer.append(token)
                step = torch.tensor([[token]], device=self._device)
                shown = self._show(answer, shown, texts, on_text)
                if texts.found:
                    reason = "stop"
                    break
        if not texts.found:
            on_rest = texts.rest(self._decode(answer)[len(shown) :])
            if on_rest:
                on_text(on_rest)
        return {
            "reason": reason,
            "usage": {"promptTokens": len(ids), "completionTokens": len(answer)},
            "seconds": time.monotonic() - started,
        }

    def _decode(self, ids: list[int]) -> str:
        text: str = self._tokenizer.decode(ids, skip_special_tokens=True)
        return text

    def _show(
        self, answer: list[int], shown: str, texts: StopTexts, on_text: Callable[[str], None]
    ) -> str:
        """Sends what is new. A character cut in the middle of its bytes waits for the rest."""
        text = self._decode(answer)
        if text.endswith("\ufffd") or not text.startswith(shown):
            return shown
        safe = texts.add(text[len(shown) :])
        if safe:
            on_text(safe)
        return text


def choose(logits: torch.Tensor, sampling: Sampling, generator: torch.Generator) -> int:
    """The next token from its logits [vocabulary]."""
    import torch

    if sampling.temperature == 0:
        return int(logits.argmax())
    scaled = logits / sampling.temperature
    if 0 < sampling.top_k < scaled.numel():
        scaled = scaled.masked_fill(scaled < scaled.topk(sampling.top_k).values[-1], float("-inf"))
    probabilities = torch.softmax(scaled, dim=-1)
    if sampling.top_p < 1:
        ordered, places = probabilities.sort(descending=True)
        # The token that crosses the border stays: at least one is left.
        beyond = ordered.cumsum(0) - ordered >= sampling.top_p
        probabilities[places[beyond]] = 0
    return int(torch.multinomial(probabilities, 1, generator=generator))
