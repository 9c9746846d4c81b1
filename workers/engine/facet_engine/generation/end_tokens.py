"""Which tokens end an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast

# Special tokens that llama.cpp takes for the end of generation whatever the model's settings say
# (llama-vocab.cpp); stopping at the same ones makes an exported file answer like its original.
END_TEXTS = frozenset(
    {
        "<|eot_id|>",
        "<|im_end|>",
        "<|end|>",
        "<|return|>",
        "<|call|>",
        "<end_of_turn>",
        "<turn|>",
        "<|endoftext|>",
        "</s>",
        "<|eom_id|>",
        "<EOT>",
        "[EOT]",
        "[EOS]",
        "<|end_of_text|>",
        "<end_of_utterance>",
        "<eos>",
        "<|repo_name|>",
        "<reponame>",
    }
)


def end_tokens(model: Any, tokenizer: PreTrainedTokenizerFast) -> frozenset[int]:
    """Ids that end an answer: the model's own, the tokenizer's, and those every runtime knows."""
    found: set[int | None] = set()
    for source in (getattr(model, "generation_config", None), model.config, tokenizer):
        given = getattr(source, "eos_token_id", None)
        found.update(given if isinstance(given, list | tuple | set) else [given])
    for token_id, token in tokenizer.added_tokens_decoder.items():
        if token.content in END_TEXTS:
            found.add(token_id)
    return frozenset(int(token) for token in found if token is not None)
