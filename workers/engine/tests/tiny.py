"""Tiny real parts for tests: a trained BPE tokenizer, a 2-layer random Llama, rows of requests."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from facet_engine.protocol.files import canonical_json, sha256_text

PLAIN_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
MARKED_TEMPLATE = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n"
    "{% if m.role == 'assistant' %}{% generation %}{{ m.content }}<|im_end|>{% endgeneration %}"
    "{% else %}{{ m.content }}<|im_end|>{% endif %}{{ '\n' }}{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
ROOMS = ["bedroom", "kitchen", "hall", "garage", "office"]
DEVICES = ["light", "heater", "fan", "door"]
ACTIONS = ["turn on", "turn off", "dim", "open"]


def build_tokenizer(template: str | None = PLAIN_TEMPLATE) -> Any:
    """Byte-level BPE trained on the fixture text; pad is eos, as in many small chat models."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    raw.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=512,
        special_tokens=SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    raw.train_from_iterator((canonical_json(chat(i)) for i in range(200)), trainer)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=raw,
        bos_token="<|im_start|>",
        eos_token="<|im_end|>",
        unk_token="<|endoftext|>",
        pad_token="<|im_end|>",
        model_max_length=256,
    )
    if template is not None:
        tokenizer.chat_template = template
    return tokenizer


def save_tokenizer(folder: Path, template: str | None = PLAIN_TEMPLATE) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    build_tokenizer(template).save_pretrained(str(folder))
    config = folder / "tokenizer_config.json"
    entries = json.loads(config.read_text("utf-8"))
    entries["tokenizer_class"] = "PreTrainedTokenizerFast"
    config.write_text(json.dumps(entries, indent=1), "utf-8")


def save_model(folder: Path, template: str | None = PLAIN_TEMPLATE, seed: int = 0) -> Path:
    """A 2-layer Llama of hidden size 64 with random float32 weights and the tokenizer above."""
    import torch
    from transformers import GenerationConfig, LlamaConfig, LlamaForCausalLM

    save_tokenizer(folder, template)
    torch.manual_seed(seed)
    config = LlamaConfig(
        vocab_size=512,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=256,
        tie_word_embeddings=True,
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=2,
    )
    model = LlamaForCausalLM(config)
    model.generation_config = GenerationConfig(bos_token_id=1, eos_token_id=2, pad_token_id=2)
    model.save_pretrained(str(folder))
    return folder


def chat(index: int) -> dict[str, Any]:
    """One request with its strict JSON answer; every index is another one, the same each time."""
    room = ROOMS[index % 5]
    device = DEVICES[index // 5 % 4]
    action = ACTIONS[index // 20 % 4]
    number = int(hashlib.sha256(str(index).encode()).hexdigest()[:4], 16) % 90
    answer = {"room": room, "device": device, "action": action, "value": number}
    return {
        "messages": [
            {"role": "system", "content": "Answer with one JSON object."},
            {"role": "user", "content": f"Please {action} the {room} {device} to {number}"},
            {"role": "assistant", "content": canonical_json(answer)},
        ]
    }


def rows_file(path: Path, contents: list[dict[str, Any]], kind: str = "chat") -> Path:
    """Canonical rows as the platform writes them: row, key, type, content."""
    texts = [canonical_json(content) for content in contents]
    table = pa.table(
        {
            "row": pa.array(range(1, len(texts) + 1), pa.int64()),
            "key": [sha256_text(text) for text in texts],
            "type": [kind] * len(texts),
            "content": texts,
        }
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path)
    return path
