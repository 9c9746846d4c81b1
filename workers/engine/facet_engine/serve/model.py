"""A loaded model that answers one request at a time and remembers the last one's beginning."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, Any

from facet_engine.generation.compute import device
from facet_engine.generation.end_tokens import end_tokens
from facet_engine.models.load import attach_adapter, load_model, use_threads
from facet_engine.preparation.encoder import Encoder
from facet_engine.protocol.errors import EngineError
from facet_engine.serve.commands import Generate, Load, Score
from facet_engine.serve.sampling import Sampler
from facet_engine.serve.text_stream import StopTexts, TokenText

if TYPE_CHECKING:
    import torch

# A prompt is read in pieces of this many tokens, so that a cancel is noticed between them.
PREFILL_TOKENS = 256
LOGITS_BYTES = 128 << 20


class ServedModel:
    """Computed in float32: greedy answers are those of plain Transformers up to near-ties."""

    def __init__(self, command: Load) -> None:
        import torch

        use_threads(command.threads)
        self._encoder = Encoder(command.path)
        model: Any = load_model(command.path, "float32", device=device())
        if command.adapter:
            model = attach_adapter(model, command.adapter).merge_and_unload()
        self._model = model
        self._torch = torch
        self._ends = end_tokens(model, self._encoder.tokenizer)
        own = model.config.get_text_config().max_position_embeddings
        self._context = min(command.context_length or own, own)
        # Ids whose keys and values the cache holds.
        self._known: list[int] = []
        self._cache: Any = None

    def info(self) -> dict[str, Any]:
        import transformers

        tokenizer = self._encoder.tokenizer
        template = self._encoder.template
        return {
            "chatTemplate": template.text if template else None,
            "bosToken": tokenizer.bos_token,
            "eosToken": tokenizer.eos_token,
            "bosTokenId": tokenizer.bos_token_id,
            "eosTokenId": tokenizer.eos_token_id,
            "contextLength": self._context,
            "parameters": self._model.num_parameters(),
            "engine": f"transformers {transformers.__version__}",
        }

    def tokenize(self, text: str) -> list[int]:
        return self._encoder.encode(text, add_special_tokens=False).ids

    def generate(
        self, command: Generate, on_text: Callable[[str], None], cancelled: Event
    ) -> dict[str, Any]:
        """Stream an answer; give the reason of its end, token counts and seconds."""
        started = time.monotonic()
        prompt = self.tokenize(command.prompt)
        room = self._context - len(prompt)
        if not prompt:
            raise _refused("The prompt is empty.")
        if room < 1:
            raise _refused(
                f"The prompt has {len(prompt)} tokens; "
                f"this model is loaded for at most {self._context - 1}."
            )
        text, stops = TokenText(self._encoder.tokenizer), StopTexts(command.stop)
        sampler = Sampler(command)
        limit = min(command.max_tokens, room)
        count, reason = 0, "stop"

        def say(piece: str) -> bool:
            ready, stopped = stops.push(piece)
            if ready:
                on_text(ready)
            return stopped

        stopped = False
        fed = self._reuse(prompt)
        with self._torch.inference_mode():
            while True:
                logits = self._feed(fed, cancelled)
                if logits is None:
                    reason = "cancelled"
                    break
                token = sampler.choose(logits)
                if token in self._ends:
                    break
                count += 1
                stopped = say(text.push(token))
                if stopped:
                    break
                if count >= limit:
                    reason = "length"
                    break
                fed = [token]
        if not stopped and not say(text.flush()):
            rest = stops.flush()
            if rest:
                on_text(rest)
        return {
            "reason": reason,
            "usage": {"promptTokens": len(prompt), "completionTokens": count},
            "seconds": time.monotonic() - started,
        }

    def score(self, command: Score) -> dict[str, Any]:
        """Write float32 natural-log probabilities [len(tokens) - start, vocabulary]."""
        tokens, start = list(command.tokens), command.start
        vocabulary = int(self._model.config.get_text_config().vocab_size)
        rows = len(tokens) - start
        if start < 1 or rows < 1:
            raise _refused("`from` must leave at least one token before it and one after.")
        if not all(0 <= token < vocabulary for token in tokens):
            raise _refused(f"A token is outside the vocabulary of {vocabulary}.")
        if len(tokens) > self._context:
            raise _refused(f"{len(tokens)} tokens do not fit the context of {self._context}.")
        step = max(1, LOGITS_BYTES // (vocabulary * 8))
        self._forget()
        with self._torch.inference_mode(), command.out.open("wb") as file:
            self._run(tokens[: start - 1])
            for at in range(start - 1, len(tokens) - 1, step):
                part = tokens[at : min(at + step, len(tokens) - 1)]
                logits = self._run(part, len(part))
                assert logits is not None
                values = logits.float().log_softmax(-1).cpu().numpy()
                file.write(values.astype("<f4", copy=False).tobytes())
        return {"rows": rows, "vocab": vocabulary}

    def _reuse(self, prompt: list[int]) -> list[int]:
        """Keep what the cache knows of the prompt's beginning; give the ids still to be read."""
        same = 0
        for known, wanted in zip(self._known, prompt[:-1], strict=False):
            if known != wanted:
                break
            same += 1
        too_many = len(self._known) - same
        if same == 0 or (too_many and not self._cache.is_croppable):
            self._forget()
            return prompt
        if too_many:
            self._cache.crop(-too_many)
            self._known = self._known[:same]
        return prompt[same:]

    def _forget(self) -> None:
        self._known, self._cache = [], None

    def _feed(self, ids: list[int], cancelled: Event) -> torch.Tensor | None:
        """Read `ids`; the logits after the last one, or None if cancelled before."""
        logits: torch.Tensor | None = None
        for at in range(0, len(ids), PREFILL_TOKENS):
            if cancelled.is_set():
                return None
            logits = self._run(ids[at : at + PREFILL_TOKENS])
        return None if logits is None else logits[-1]

    def _run(self, ids: Sequence[int], keep: int = 1) -> torch.Tensor | None:
        """Extend the cache by `ids`; logits [keep, vocabulary] of the last, None without ids."""
        if not ids:
            return None
        from transformers import DynamicCache

        if self._cache is None:
            self._cache = DynamicCache(config=self._model.config)
        where = self._model.device
        start = len(self._known)
        result = self._model(
            input_ids=self._torch.tensor([list(ids)], device=where),
            position_ids=self._torch.arange(start, start + len(ids), device=where)[None],
            past_key_values=self._cache,
            use_cache=True,
            logits_to_keep=keep,
        )
        self._cache = result.past_key_values
        self._known = [*self._known, *ids]
        logits: torch.Tensor = result.logits[0]
        return logits


def _refused(message: str) -> EngineError:
    return EngineError("invalid_request", "user", message, "prompt", "Send a shorter one.")
