"""Whether a model may be given several rows at once with gaps between their tokens."""

from __future__ import annotations

from typing import Any


def gaps_are_exact(model: Any, columns: int) -> bool:
    """True when masked columns in the middle of `columns` change nothing.

    Full attention sees only the mask and the positions. A sliding window counts columns, so it must
    not be reached; a recurrent state cannot be masked at all.
    """
    if getattr(model, "_is_stateful", False):
        return False
    from transformers import DynamicCache
    from transformers.cache_utils import DynamicLayer, DynamicSlidingWindowLayer

    for layer in DynamicCache(config=model.config).layers:
        if type(layer) is DynamicSlidingWindowLayer:
            if layer.sliding_window <= columns:
                return False
        elif type(layer) is not DynamicLayer:
            return False
    return True
