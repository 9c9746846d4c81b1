"""The output layer for learned positions only: no scores for prompts, which carry no loss.

TRL scores every position on a processor, in tiles that it computes twice. Here hidden states of
positions with a label are picked first; while the output layer is frozen (LoRA) their gradient is
kept from the forward pass, so each tile is multiplied twice instead of three times.
"""

from __future__ import annotations

import functools
import types
from typing import Any

import torch
from trl.kernels import ChunkedLogProbFunction
from trl.trainer.utils import FusedCausalLMOutput

TILE_ROWS = 256
SCALES = ("logit_scale", "output_multiplier", "lm_head_multiplier", "logits_scaling")


class _FrozenHead(torch.autograd.Function):
    """(hidden [n, h], weight [v, h], labels [n]) -> log-probability [n], most likely [n]."""

    @staticmethod
    def forward(
        ctx: Any, hidden: torch.Tensor, weight: torch.Tensor, labels: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        needs_gradient = ctx.needs_input_grad[0]
        log_probs = hidden.new_empty(len(labels), dtype=torch.float32)
        top1 = labels.new_empty(len(labels), dtype=torch.bool)
        slopes = torch.empty_like(hidden, dtype=torch.float32) if needs_gradient else None
        with torch.autocast(hidden.device.type, enabled=False):
            for start in range(0, len(labels), TILE_ROWS):
                rows = slice(start, start + TILE_ROWS)
                label = labels[rows, None]
                scores = (hidden[rows].to(weight.dtype) @ weight.t()).float()
                total = scores.logsumexp(-1, keepdim=True)
                log_probs[rows] = (scores.gather(1, label) - total)[:, 0]
                top1[rows] = scores.argmax(-1) == label[:, 0]
                if slopes is not None:
                    share = scores.sub_(total).exp_()
                    expected = share.to(weight.dtype) @ weight
                    slopes[rows] = weight[label[:, 0]].float() - expected.float()
        if slopes is not None:
            ctx.save_for_backward(slopes)
            ctx.hidden_dtype = hidden.dtype
        ctx.mark_non_differentiable(top1)
        return log_probs, top1

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        (slopes,) = ctx.saved_tensors
        return (gradients[0][:, None] * slopes).to(ctx.hidden_dtype), None, None


def score_labelled_only(base: Any) -> bool:
    """Replace the head that TRL gave `base` (the model without adapters); False if it must stay."""
    config = base.config.get_text_config()
    if getattr(config, "output_router_logits", False):
        return False
    trl_forward = base.forward
    softcap = getattr(config, "final_logit_softcapping", None)
    scaled = any(getattr(config, name, None) is not None for name in SCALES)
    if scaled:
        return False
    cast = _FrozenCast()

    @functools.wraps(type(base).forward)
    def forward(
        self: Any,
        *args: Any,
        fused_lm_head: bool = False,
        labels: torch.Tensor | None = None,
        **kwargs: Any,
    ) -> Any:
        if not fused_lm_head or labels is None:
            return trl_forward(*args, fused_lm_head=fused_lm_head, labels=labels, **kwargs)
        kwargs["use_cache"] = False
        kwargs.pop("num_items_in_batch", None)
        hidden = self.base_model(*args, **kwargs).last_hidden_state[:, :-1]
        labels = labels[:, 1:]
        mask = labels != -100
        head = self.get_output_embeddings()
        frozen = not head.weight.requires_grad and softcap is None and head.bias is None
        if frozen:
            log_probs, top1 = _FrozenHead.apply(  # type: ignore[no-untyped-call]
                hidden[mask], cast(head.weight, hidden), labels[mask]
            )
        else:
            log_probs, _, _, _, top1 = ChunkedLogProbFunction.apply(
                hidden[mask],
                head.weight,
                head.bias,
                labels[mask],
                1.0,
                32768,
                softcap,
                1.0,
                ("log_probs", "is_top1"),
            )
        # Scattering keeps the graph whole when a batch has no label at all.
        log_probs = log_probs.new_zeros(mask.shape).masked_scatter(mask, log_probs)
        top1 = top1.new_zeros(mask.shape).masked_scatter(mask, top1)
        return FusedCausalLMOutput(
            log_probs=log_probs,
            # Not computed; the trainer leaves the figure out of its metrics.
            entropy=log_probs.new_zeros(()),
            is_top1=top1,
            label_mask=mask,
        )

    base.forward = types.MethodType(forward, base)
    return True


class _FrozenCast:
    """The frozen weight in the format of autocast, kept from one step to the next."""

    def __init__(self) -> None:
        self._kept: tuple[int, torch.Tensor] | None = None

    def __call__(self, weight: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
        kind = hidden.device.type
        wanted = torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else weight.dtype
        if weight.dtype == wanted:
            return weight
        if self._kept is None or self._kept[0] != weight._version:
            self._kept = (weight._version, weight.detach().to(wanted))
        return self._kept[1]
