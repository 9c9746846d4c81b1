"""Greedy answers and likelihoods of many rows, fast on few cores.

What saves time: tokens that all prompts begin with are computed once; a row that ends leaves the
batch; and the expected answer, which is scored anyway, serves as a draft: where the model's most
likely token is the expected one, that token is its greedy answer too, and needs no step of its own.
The answers are those of plain greedy decoding up to near-ties in the computing format.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from facet_engine.generation.padding_rules import gaps_are_exact

if TYPE_CHECKING:
    import torch

LOGITS_BYTES = 256 << 20
SHORTEST_PREFIX = 8
# A batch is packed anew when this share of its rows has ended: copying the cache has a price too.
ENDED_SHARE = 8


@dataclass(frozen=True)
class Row:
    """A prompt of at least one token, and the expected ids (possibly none)."""

    prompt: list[int]
    reference: list[int] = field(default_factory=list)


@dataclass
class Reply:
    """Generated ids, the end token if one came, and the reference's mean loss in nats."""

    tokens: list[int] = field(default_factory=list)
    end: int | None = None
    loss: float | None = None


class GreedyReader:
    """Answers rows with one loaded causal model (a PEFT model counts as one).

    `batch_size` rows are held at once. `max_new_tokens` 0 only scores references.
    """

    def __init__(
        self, model: Any, end_ids: frozenset[int], max_new_tokens: int, batch_size: int
    ) -> None:
        self._model = model
        self._ends = end_ids
        self._limit = max_new_tokens
        self._batch_size = batch_size
        self._device = next(model.parameters()).device

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
                if gaps_are_exact(self._model, self._columns(batch)):
                    answers = _Batch(self, batch, prefix).run(on_done)
                else:
                    answers = [self._one(row, on_done) for row in batch]
                for at, answer in zip(chosen, answers, strict=True):
                    replies[at] = answer
        return replies

    def _columns(self, rows: Sequence[Row]) -> int:
        longest = max(len(row.prompt) for row in rows)
        return longest + max(len(row.reference) for row in rows) + self._limit

    def _shared_prefix(self, rows: Sequence[Row]) -> _Prefix | None:
        if len(rows) < 2:
            return None
        shortest = min(len(row.prompt) for row in rows)
        low, high = min(row.prompt for row in rows), max(row.prompt for row in rows)
        length = 0
        while length < shortest - 1 and low[length] == high[length]:
            length += 1
        if length < SHORTEST_PREFIX or not gaps_are_exact(self._model, self._columns(rows)):
            return None
        ids = low[:length]
        _, cache = self.forward([ids], [[1] * length], [list(range(length))], self.new_cache(), 1)
        return _Prefix(ids, cache)

    def new_cache(self) -> Any:
        from transformers import DynamicCache

        return DynamicCache(config=self._model.config)

    def forward(
        self,
        ids: list[list[int]],
        mask: list[list[int]],
        positions: list[list[int]],
        cache: Any,
        keep: int,
    ) -> tuple[torch.Tensor, Any]:
        """Logits [rows, keep, vocabulary] of the last `keep` columns, and the grown cache."""
        import torch

        result = self._model(
            input_ids=torch.tensor(ids, device=self._device),
            attention_mask=torch.tensor(mask, device=self._device),
            position_ids=torch.tensor(positions, device=self._device),
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=keep,
        )
        return result.logits, result.past_key_values

    def _one(self, row: Row, on_done: Callable[[int], None]) -> Reply:
        """One row alone, without gaps, by the library's own loop: for every other architecture."""
        import torch

        reply = Reply()
        if row.reference:
            ids = torch.tensor([row.prompt + row.reference], device=self._device)
            keep = len(row.reference) + 1
            logits = self._model(input_ids=ids, use_cache=False, logits_to_keep=keep).logits[0]
            losses, _ = score(logits[:-1], row.reference)
            reply.loss = sum(losses) / len(losses)
        if self._limit:
            ids = torch.tensor([row.prompt], device=self._device)
            made = self._model.generate(
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

    @property
    def vocabulary_size(self) -> int:
        return int(self._model.config.get_text_config().vocab_size)

    @property
    def ends(self) -> frozenset[int]:
        return self._ends

    @property
    def limit(self) -> int:
        return self._limit


@dataclass(frozen=True)
class _Prefix:
    ids: list[int]
    cache: Any


class _Batch:
    """Rows side by side: [shared prefix][padding, rest of prompt][reference, padding][answer]."""

    def __init__(self, reader: GreedyReader, rows: list[Row], prefix: _Prefix | None) -> None:
        self._reader = reader
        self._rows = rows
        self._replies = [Reply() for _ in rows]
        shared = len(prefix.ids) if prefix else 0
        self._prompts = [row.prompt[shared:] for row in rows]
        self._shared = shared
        if prefix is None:
            self._cache = reader.new_cache()
        else:
            self._cache = copy.deepcopy(prefix.cache)
            self._cache.batch_repeat_interleave(len(rows))
        # Which column each row may see, grown as columns are added.
        self._mask = [[1] * shared for _ in rows]

    def run(self, on_done: Callable[[int], None]) -> list[Reply]:
        nexts = self._read_prompts_and_references()
        active = [at for at, reply in enumerate(self._replies) if not self._finished(reply)]
        on_done(len(self._rows) - len(active))
        if len(active) < len(self._rows):
            self._keep(active, list(range(len(self._rows))))
        held = active
        tokens = [nexts[at] for at in held]
        while active:
            self._accept(held, tokens)
            still = [at for at in active if not self._finished(self._replies[at])]
            if len(still) < len(active):
                on_done(len(active) - len(still))
                active = still
            if not active:
                break
            if (len(held) - len(active)) * ENDED_SHARE >= len(held):
                self._keep(active, held)
                kept = set(active)
                pairs = zip(held, tokens, strict=True)
                tokens = [token for at, token in pairs if at in kept]
                held = active
            tokens = self._step(held, tokens)
        return self._replies

    def _accept(self, held: list[int], tokens: list[int]) -> None:
        for at, token in zip(held, tokens, strict=True):
            reply = self._replies[at]
            if self._finished(reply):
                continue
            if token in self._reader.ends:
                reply.end = token
            else:
                reply.tokens.append(token)

    def _finished(self, reply: Reply) -> bool:
        return reply.end is not None or len(reply.tokens) >= self._reader.limit

    def _step(self, held: list[int], tokens: list[int]) -> list[int]:
        positions = []
        for at in held:
            reply, row = self._replies[at], self._rows[at]
            positions.append([len(row.prompt) + max(0, len(reply.tokens) - 1)])
            self._mask[at].append(1)
        mask = [self._mask[at] for at in held]
        logits, self._cache = self._reader.forward(
            [[token] for token in tokens], mask, positions, self._cache, 1
        )
        found: list[int] = logits[:, -1].argmax(-1).tolist()
        return found

    def _keep(self, active: list[int], held: list[int]) -> None:
        import torch

        wanted = set(active)
        indices = [at for at, row in enumerate(held) if row in wanted]
        if indices:
            self._cache.batch_select_indices(torch.tensor(indices))

    def _read_prompts_and_references(self) -> list[int]:
        """Score references, take over what they got right; give each row's next token."""
        width = max(len(prompt) for prompt in self._prompts)
        longest = max(len(row.reference) for row in self._rows)
        losses: list[list[float]] = [[] for _ in self._rows]
        best: list[list[int]] = [[] for _ in self._rows]
        start, fed, step = -width, 0, self._columns_at_once()
        while fed == 0 or start < longest:
            end = min(max(start, 0) + step, longest)
            keep = end - max(start, -1)
            logits = self._feed(start, end)[:, -keep:]
            # The column before the first expected token predicts it.
            first = max(start, -1)
            for at, row in enumerate(self._rows):
                wanted = row.reference[first + 1 : end + 1]
                scored, likeliest = score(logits[at], wanted)
                losses[at] += scored
                best[at] += likeliest
            start, fed = end, fed + 1
        return [self._settle(at, losses[at], best[at]) for at in range(len(self._rows))]

    def _feed(self, start: int, end: int) -> torch.Tensor:
        """Run columns [start, end), counted from the first expected token; give their logits."""
        ids, positions = [], []
        for at, row in enumerate(self._rows):
            line, seats = [], []
            for column in range(start, end):
                inside = -len(self._prompts[at]) <= column < len(row.reference)
                position = len(row.prompt) + column
                whole = row.prompt + row.reference
                line.append(whole[position] if inside else 0)
                seats.append(position if inside else 0)
                self._mask[at].append(int(inside))
            ids.append(line)
            positions.append(seats)
        keep = end - max(start, -1)
        logits, self._cache = self._reader.forward(ids, self._mask, positions, self._cache, keep)
        return logits

    def _settle(self, at: int, losses: list[float], best: list[int]) -> int:
        row, reply = self._rows[at], self._replies[at]
        if losses:
            reply.loss = sum(losses) / len(losses)
        right = 0
        for wanted, likeliest in zip(row.reference, best, strict=False):
            if wanted != likeliest or wanted in self._reader.ends or right >= self._reader.limit:
                break
            right += 1
        reply.tokens = row.reference[:right]
        # Expected tokens that the model did not choose are hidden from what it says next.
        base = self._shared + max(len(prompt) for prompt in self._prompts)
        for column in range(right, max(len(row.reference) for row in self._rows)):
            self._mask[at][base + column] = 0
        following = best[right]
        if following in self._reader.ends and right < self._reader.limit:
            reply.end = following
        return following

    def _columns_at_once(self) -> int:
        vocabulary = self._reader.vocabulary_size
        return max(1, LOGITS_BYTES // (len(self._rows) * vocabulary * 4) - 1)


def score(logits: torch.Tensor, wanted: list[int]) -> tuple[list[float], list[int]]:
    """Losses (nats) of `wanted` under the first of `logits`, and every row's likeliest token."""
    import torch

    likeliest: list[int] = logits.argmax(-1).tolist()
    if not wanted:
        return [], likeliest
    chosen = logits[: len(wanted)].float()
    targets = torch.tensor(wanted, device=chosen.device)
    return torch.nn.functional.cross_entropy(chosen, targets, reduction="none").tolist(), likeliest
