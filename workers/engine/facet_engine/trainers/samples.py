"""The same prompts answered at every checkpoint, so that one sees the model learn."""

from __future__ import annotations

from typing import Any

from facet_engine.generation.end_tokens import end_tokens
from facet_engine.generation.greedy import GreedyReader
from facet_engine.generation.rows import Row
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.template import TemplateRefusal, plain_messages
from facet_engine.protocol.events import Events
from facet_engine.protocol.stop import Stop
from facet_engine.trainers.randomness import randomness_kept


class StoppedAnswer(Exception):
    """Answering was left in the middle because the run was told to stop."""


class Sampler:
    """Greedy answers to the watched prompts; prompts that the template refuses are left out."""

    def __init__(
        self,
        encoder: Encoder,
        prompts: list[list[dict[str, Any]]],
        max_tokens: int,
        events: Events,
        stop: Stop,
    ) -> None:
        self._encoder, self._max_tokens, self._events = encoder, max_tokens, events
        self._stop = stop
        self._prompts: list[tuple[int, list[dict[str, Any]], list[int]]] = []
        for index, messages in enumerate(prompts):
            ids = self._ids(messages)
            if ids:
                self._prompts.append((index, messages, ids))

    def answer(self, model: Any, step: int, attention: str, kind: str = "tuned") -> None:
        """Send one `sample` event a prompt, none if told to stop meanwhile.

        Weights, mode and random states stay as they are.
        """
        if not self._prompts or self._stop.requested:
            return
        training = model.training
        before = model.config._attn_implementation
        with randomness_kept():
            model.eval()
            # Answers grow one token at a time; joined rows have nothing to do with it.
            model.set_attn_implementation(attention)
            watching = model.register_forward_pre_hook(self._leave_if_told)
            try:
                ends = end_tokens(model, self._encoder.tokenizer)
                reader = GreedyReader(model, ends, self._max_tokens, len(self._prompts))
                replies = reader.read([Row(ids) for _, _, ids in self._prompts])
            except StoppedAnswer:
                return
            finally:
                watching.remove()
                model.set_attn_implementation(before)
                model.train(training)
        for (index, messages, _), reply in zip(self._prompts, replies, strict=True):
            text = self._encoder.tokenizer.decode(reply.tokens, skip_special_tokens=True)
            self._events.sample(step, index, messages, text, kind)

    def _leave_if_told(self, *_: Any) -> None:
        if self._stop.requested:
            raise StoppedAnswer

    def _ids(self, messages: list[dict[str, Any]]) -> list[int]:
        template = self._encoder.template
        try:
            if template is None:
                text = "\n".join(str(message.get("content", "")) for message in messages)
                return self._encoder.encode(text, add_special_tokens=True).ids
            text = template.render(plain_messages(messages), None, generation_prompt=True)
            return self._encoder.encode(text, add_special_tokens=False).ids
        except TemplateRefusal as refusal:
            self._events.warning(
                "watch_prompt_refused", f"A watched prompt cannot be shown: {refusal}."
            )
            return []
