"""Attention for rows that lie end to end: each by itself, so cost does not grow with the batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch

PER_DOCUMENT = "per_document"
# Directions of joined and separate outputs may differ by rounding only.
SMALLEST_COSINE = 0.999


def register_per_document() -> None:
    """Make `per_document` known to Transformers; it needs batches with `cu_seq_lens_q`."""
    from transformers import AttentionInterface, AttentionMaskInterface

    AttentionInterface.register(PER_DOCUMENT, _per_document)
    AttentionMaskInterface.register(PER_DOCUMENT, _no_mask)


def joined_rows_stay_apart(model: Any, attention: str) -> bool:
    """Try two short rows, joined and one by one: whether the model gives the same for both.

    The model is left with the attention it had.
    """
    import torch

    before = model.config._attn_implementation
    rows = [list(range(3, 11)), list(range(5, 18))]
    cuts = torch.tensor([0, len(rows[0]), len(rows[0]) + len(rows[1])], dtype=torch.int32)
    joined = {
        "input_ids": torch.tensor([rows[0] + rows[1]]),
        "position_ids": torch.tensor([[*range(len(rows[0])), *range(len(rows[1]))]]),
        "cu_seq_lens_q": cuts,
        "cu_seq_lens_k": cuts,
        "max_length_q": len(rows[1]),
        "max_length_k": len(rows[1]),
    }
    device = next(model.parameters()).device
    try:
        with torch.no_grad():
            apart = [
                model(input_ids=torch.tensor([row]).to(device), use_cache=False).logits[0]
                for row in rows
            ]
            model.set_attn_implementation(attention)
            moved = {k: v.to(device) if hasattr(v, "to") else v for k, v in joined.items()}
            together = model(**moved, use_cache=False).logits[0]
    except (ValueError, TypeError, RuntimeError, KeyError, AttributeError, IndexError):
        return False
    finally:
        model.set_attn_implementation(before)
    likeness = torch.cosine_similarity(together.float(), torch.cat(apart).float(), dim=-1)
    return bool((likeness > SMALLEST_COSINE).all())


def _per_document(
    module: Any,
    query: torch.Tensor,
    key: torch.Tensor,
    value: torch.Tensor,
    attention_mask: torch.Tensor | None,
    scaling: float | None = None,
    dropout: float = 0.0,
    sliding_window: int | None = None,
    cu_seq_lens_q: torch.Tensor | None = None,
    **_: Any,
) -> tuple[torch.Tensor, None]:
    """Causal attention within each row: [1, heads, tokens, size] to [1, tokens, heads, size]."""
    import torch
    from torch.nn.functional import scaled_dot_product_attention

    if cu_seq_lens_q is None or query.shape[0] != 1:
        raise ValueError("per_document attention needs joined rows with their borders")
    lengths = (cu_seq_lens_q[1:] - cu_seq_lens_q[:-1]).tolist()
    repeat = query.shape[1] // key.shape[1]
    key, value = key.repeat_interleave(repeat, 1), value.repeat_interleave(repeat, 1)
    parts = []
    pieces = (torch.split(tensor, lengths, 2) for tensor in (query, key, value))
    for q, k, v in zip(*pieces, strict=True):
        window = _window_mask(q, sliding_window)
        parts.append(
            scaled_dot_product_attention(
                q, k, v, window, dropout, is_causal=window is None, scale=scaling
            )
        )
    return torch.cat(parts, 2).transpose(1, 2).contiguous(), None


def _window_mask(query: torch.Tensor, window: int | None) -> torch.Tensor | None:
    import torch

    length = query.shape[2]
    if window is None or length <= window:
        return None
    seen = torch.ones(length, length, dtype=torch.bool, device=query.device).tril()
    return seen & ~seen.tril(-window)


def _no_mask(*_: Any, **__: Any) -> None:
    return None
