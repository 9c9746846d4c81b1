"""Several rows answered side by side, in columns."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facet_engine.generation.cached_model import CachedModel
from facet_engine.generation.rows import Reply, Row, score

if TYPE_CHECKING:
    import torch

LOGITS_BYTES = 256 << 20
# A batch is packed anew when this share of its rows has ended: copying the cache has a price too.
ENDED_SHARE = 8


@dataclass(frozen=True)
class Prefix:
    """Ids that all prompts begin with, and what the model remembers of them."""

    ids: list[int]
    cache: Any


class Batch:
    """Rows side by side: [shared prefix][padding, rest of prompt][reference, padding][answer]."""

    def __init__(
        self,
        model: CachedModel,
        ends: frozenset[int],
        limit: int,
        rows: list[Row],
        prefix: Prefix | None,
    ) -> None:
        self._model, self._ends, self._limit = model, ends, limit
        self._rows = rows
        self._replies = [Reply() for _ in rows]
        shared = len(prefix.ids) if prefix else 0
        self._prompts = [row.prompt[shared:] for row in rows]
        self._shared = shared
        if prefix is None:
            self._cache = model.new_cache()
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
            if token in self._ends:
                reply.end = token
            else:
                reply.tokens.append(token)

    def _finished(self, reply: Reply) -> bool:
        return reply.end is not None or len(reply.tokens) >= self._limit

    def _step(self, held: list[int], tokens: list[int]) -> list[int]:
        positions = []
        for at in held:
            reply, row = self._replies[at], self._rows[at]
            positions.append([len(row.prompt) + max(0, len(reply.tokens) - 1)])
            self._mask[at].append(1)
        mask = [self._mask[at] for at in held]
        logits, self._cache = self._model.forward(
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
        logits, self._cache = self._model.forward(ids, self._mask, positions, self._cache, keep)
        return logits

    def _settle(self, at: int, losses: list[float], best: list[int]) -> int:
        row, reply = self._rows[at], self._replies[at]
        if losses:
            reply.loss = sum(losses) / len(losses)
        right = 0
        for wanted, likeliest in zip(row.reference, best, strict=False):
            if wanted != likeliest or wanted in self._ends or right >= self._limit:
                break
            right += 1
        reply.tokens = row.reference[:right]
        # Expected tokens that the model did not choose are hidden from what it says next.
        base = self._shared + max(len(prompt) for prompt in self._prompts)
        for column in range(right, max(len(row.reference) for row in self._rows)):
            self._mask[at][base + column] = 0
        following = best[right]
        if following in self._ends and right < self._limit:
            reply.end = following
        return following

    def _columns_at_once(self) -> int:
        vocabulary = self._model.vocabulary_size
        return max(1, LOGITS_BYTES // (len(self._rows) * vocabulary * 4) - 1)
