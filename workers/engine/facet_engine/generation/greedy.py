"""Greedy answers and likelihoods of many rows, fast on few cores.

What saves time: tokens that all prompts begin with are computed once; a row that ends leaves the
batch; and the expected answer, which is scored anyway, serves as a draft: where the model's most
likely token is the expected one, that token is its greedy answer too, and needs no step of its own.
The answers are those of plain greedy decoding up to near-ties in the computing format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facet_engine.generation.batch import Batch, Prefix
from facet_engine.generation.cached_model import CachedModel
from facet_engine.generation.padding_rules import gaps_are_exact
from facet_engine.generation.rows import Reply, Row, score

SHORTEST_PREFIX = 8


class GreedyReader:
    """Answers rows with one loaded causal model (a PEFT model counts as one).

    `batch_size` rows are held at once. `max_new_tokens` 0 only scores references.
    """

    def __init__(
        self, model: Any, end_ids: frozenset[int], max_new_tokens: int, batch_size: int
    ) -> None:
        self._model = CachedModel(model)
        self._ends = end_ids
        self._limit = max_new_tokens
        self._batch_size = batch_size

    def read(
        self, rows: Sequence[Row], on_done: Callable[[int], None] = lambda _: None
    ) -> list[Reply]:
        """Replies in the order of `rows`; `on_done` hears how many more rows are finished."""
        import torch

        replies: list[Reply] = [Reply() for _ in rows]
        order = sorted(range(len(rows)), key=lambda at: -len(rows[at].prompt))
        with torch.inference_mode():
            prefix = self._shared_prefix(rows)
            for start in range(0, len(order), self._batch_size):
                chosen = order[start : start + self._batch_size]
                batch = [rows[at] for at in chosen]
                if gaps_are_exact(self._model.model, self._columns(batch)):
                    answers = Batch(self._model, self._ends, self._limit, batch, prefix).run(
                        on_done
                    )
                else:
                    answers = [self._one(row, on_done) for row in batch]
                for at, answer in zip(chosen, answers, strict=True):
                    replies[at] = answer
        return replies

    def _columns(self, rows: Sequence[Row]) -> int:
        longest = max(len(row.prompt) for row in rows)
        return longest + max(len(row.reference) for row in rows) + self._limit

    def _shared_prefix(self, rows: Sequence[Row]) -> Prefix | None:
        if len(rows) < 2:
            return None
        shortest = min(len(row.prompt) for row in rows)
        low, high = min(row.prompt for row in rows), max(row.prompt for row in rows)
        length = 0
        while length < shortest - 1 and low[length] == high[length]:
            length += 1
        if length < SHORTEST_PREFIX or not gaps_are_exact(self._model.model, self._columns(rows)):
            return None
        ids = low[:length]
        _, cache = self._model.forward(
            [ids], [[1] * length], [list(range(length))], self._model.new_cache(), 1
        )
        return Prefix(ids, cache)

    def _one(self, row: Row, on_done: Callable[[int], None]) -> Reply:
        """One row alone, without gaps, by the library's own loop: for every other architecture."""
        import torch

        model, device = self._model.model, self._model.device
        reply = Reply()
        if row.reference:
            ids = torch.tensor([row.prompt + row.reference], device=device)
            keep = len(row.reference) + 1
            logits = model(input_ids=ids, use_cache=False, logits_to_keep=keep).logits[0]
            losses, _ = score(logits[:-1], row.reference)
            reply.loss = sum(losses) / len(losses)
        if self._limit:
            ids = torch.tensor([row.prompt], device=device)
            made = model.generate(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                do_sample=False,
                max_new_tokens=self._limit,
                eos_token_id=sorted(self._ends) or None,
                pad_token_id=min(self._ends, default=0),
            )[0, len(row.prompt) :].tolist()
            if made and made[-1] in self._ends:
                reply.end = made.pop()
            reply.tokens = made
        on_done(1)
        return reply
