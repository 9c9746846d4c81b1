"""Next-token distributions of a torch model along given passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from facet_engine.exports.passages import Passage

LOGITS_BYTES = 256 << 20


def distributions(
    model: Any, passages: Sequence[Passage]
) -> Iterator[tuple[int, npt.NDArray[np.float32]]]:
    """Index of a passage and its log-probabilities [passage.tokens, vocabulary], natural log.

    Row i is the distribution of token `start + i` given all before it. Passages come in batches
    padded on the left, which every attention model takes exactly; recurrent ones go one by one.
    """
    import torch

    vocabulary = model.config.get_text_config().vocab_size
    longest = max(passage.tokens for passage in passages)
    fits = max(1, LOGITS_BYTES // (vocabulary * 4 * (longest + 1)))
    size = 1 if getattr(model, "_is_stateful", False) else fits
    order = sorted(range(len(passages)), key=lambda at: len(passages[at].ids))
    device = next(model.parameters()).device
    with torch.inference_mode():
        for begin in range(0, len(order), size):
            chosen = order[begin : begin + size]
            width = max(len(passages[at].ids) for at in chosen)
            keep = max(passages[at].tokens for at in chosen) + 1
            pads = [width - len(passages[at].ids) for at in chosen]
            ids = [[0] * pad + passages[at].ids for pad, at in zip(pads, chosen, strict=True)]
            seats = [[0] * pad + list(range(width - pad)) for pad in pads]
            logits = model(
                input_ids=torch.tensor(ids, device=device),
                attention_mask=torch.tensor(
                    [[0] * pad + [1] * (width - pad) for pad in pads], device=device
                ),
                position_ids=torch.tensor(seats, device=device),
                use_cache=False,
                logits_to_keep=keep,
            ).logits
            for row, at in enumerate(chosen):
                # The last column predicts what follows the passage.
                own = logits[row, keep - 1 - passages[at].tokens : keep - 1]
                yield at, own.float().log_softmax(-1).cpu().numpy()
