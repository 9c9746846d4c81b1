"""The same prompts answered at every checkpoint, so that one sees the model learn."""

from __future__ import annotations

from typing import Any

from facet_engine.generation.end_tokens import end_tokens
from facet_engine.generation.greedy import GreedyReader
from facet_engine.generation.question import chat_prompt
from facet_engine.generation.rows import Row
from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.template import TemplateRefusal
from facet_engine.preparation.watch_rows import WatchedPrompt
from facet_engine.protocol.events import Events
from facet_engine.protocol.stop import Stop
from facet_engine.trainers.randomness import randomness_kept


class StoppedAnswer(Exception):
    """Answering was left in the middle because the run was told to stop."""


def frame_prompts(
    encoder: Encoder, prompts: list[list[dict[str, Any]]], events: Events
) -> list[WatchedPrompt]:
    """Prompts that a person wrote, framed as chats are; those the template refuses are left out."""
    framed = []
    for messages in prompts:
        try:
            ids = chat_prompt(encoder, messages).ids
        except TemplateRefusal as refusal:
            events.warning("watch_prompt_refused", f"A watched prompt cannot be shown: {refusal}.")
            continue
        if ids:
            framed.append(WatchedPrompt(messages, ids, None, []))
    return framed


class Sampler:
    """Greedy answers to the watched prompts, each of `max_tokens` at most."""

    def __init__(
        self,
        encoder: Encoder,
        prompts: list[WatchedPrompt],
        max_tokens: int,
        events: Events,
        stop: Stop,
    ) -> None:
        self._encoder, self._max_tokens, self._events = encoder, max_tokens, events
        self._stop, self._prompts = stop, prompts

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
                # The known answer drafts: what the model already says costs no steps of its own.
                replies = reader.read(
                    [Row(one.ids, one.reference_ids[: self._max_tokens]) for one in self._prompts]
                )
            except StoppedAnswer:
                return
            finally:
                watching.remove()
                model.set_attn_implementation(before)
                model.train(training)
        for index, (one, reply) in enumerate(zip(self._prompts, replies, strict=True)):
            text = self._encoder.tokenizer.decode(reply.tokens, skip_special_tokens=True)
            self._events.sample(step, index, one.messages, text, kind, one.reference)

    def _leave_if_told(self, *_: Any) -> None:
        if self._stop.requested:
            raise StoppedAnswer
