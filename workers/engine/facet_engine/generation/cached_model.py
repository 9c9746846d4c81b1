"""One step of a causal model with its memory of earlier tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch


class CachedModel:
    """A loaded causal model (a PEFT model counts as one) and how it is run with a cache."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.device = next(model.parameters()).device

    @property
    def vocabulary_size(self) -> int:
        return int(self.model.config.get_text_config().vocab_size)

    def new_cache(self) -> Any:
        from transformers import DynamicCache

        return DynamicCache(config=self.model.config)

    def forward(
        self,
        ids: list[list[int]],
        mask: list[list[int]],
        positions: list[list[int]],
        cache: Any,
        keep: int,
    ) -> tuple[torch.Tensor, Any]:
        """Logits [rows, keep, vocabulary] of the last `keep` columns, and the grown cache.

        `mask` covers the cache's columns too; `positions` are those of the new ids.
        """
        import torch

        result = self.model(
            input_ids=torch.tensor(ids, device=self.device),
            attention_mask=torch.tensor(mask, device=self.device),
            position_ids=torch.tensor(positions, device=self.device),
            past_key_values=cache,
            use_cache=True,
            logits_to_keep=keep,
        )
        return result.logits, result.past_key_values
