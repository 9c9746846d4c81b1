"""Makes the tiny model that the llama.cpp child is tested with, and what Transformers answers.

python -m tests.make_llama_fixture      (in the engine's folder, with its environment)
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from tests import tiny
from tests.tiny_gguf import write_gguf

OUT = Path(__file__).resolve().parents[2] / "inference" / "src" / "children" / "llama" / "fixtures"
PROMPTS = [
    "<|im_start|>user\nturn on the kitchen light<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nturn on the kitchen fan<|im_end|>\n<|im_start|>assistant\n",
    "Please dim the hall heater to 40",
    "naïve 日本語 🚀",
]
NEW_TOKENS = 20
SCORED_FROM = 6


def main() -> None:
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    from facet_engine.models.load import load_model, load_tokenizer

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "model"
        tiny.save_tokenizer(folder)
        torch.manual_seed(3)
        # Weights large enough that one token clearly leads: two programs must agree on it.
        config = LlamaConfig(
            vocab_size=512,
            hidden_size=32,
            intermediate_size=64,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=2,
            max_position_embeddings=256,
            initializer_range=0.4,
            tie_word_embeddings=True,
            bos_token_id=1,
            eos_token_id=2,
            pad_token_id=2,
        )
        LlamaForCausalLM(config).save_pretrained(str(folder))
        OUT.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(write_gguf(folder, Path(scratch) / "tiny.gguf"), OUT / "tiny.gguf")
        model, tokenizer = load_model(folder, "float32"), load_tokenizer(folder)
        answers = []
        for prompt in PROMPTS:
            ids = tokenizer(prompt, add_special_tokens=False, return_tensors="pt")["input_ids"]
            with torch.inference_mode():
                made = model.generate(
                    ids,
                    do_sample=False,
                    max_new_tokens=NEW_TOKENS,
                    eos_token_id=[0, 2],
                    pad_token_id=2,
                )[0].tolist()
                scores = model(torch.tensor([made])).logits[0].log_softmax(-1)
            text = tokenizer.decode(made[ids.shape[1] :], skip_special_tokens=True)
            rows = scores[SCORED_FROM - 1 : -1]
            answers.append(
                {
                    "prompt": prompt,
                    "promptTokens": ids[0].tolist(),
                    "tokens": made,
                    "text": text,
                    "ended": made[-1] in (0, 2),
                    "scoredFrom": SCORED_FROM,
                    "logProbabilities": [
                        round(row[token].item(), 5)
                        for row, token in zip(rows, made[SCORED_FROM:], strict=True)
                    ],
                }
            )
    (OUT / "answers.json").write_text(json.dumps(answers, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
