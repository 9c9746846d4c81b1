"""The tiny model as a GGUF file, written tensor by tensor.

llama.cpp's converter knows tokenizers by a fingerprint and refuses one made for a test, so the file
is written here: a Llama with float32 weights and GPT-2's way of splitting, which the tokenizer has.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

CONTROL, NORMAL = 3, 1


def write_gguf(model_folder: Path, out: Path) -> Path:
    import gguf
    from safetensors.numpy import load_file

    config = json.loads((model_folder / "config.json").read_text("utf-8"))
    writer = gguf.GGUFWriter(out, "llama")
    writer.add_name("tiny")
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_dimension_count(config["hidden_size"] // config["num_attention_heads"])
    writer.add_rope_freq_base(config["rope_parameters"]["rope_theta"])
    writer.add_vocab_size(config["vocab_size"])
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    _add_tokenizer(writer, model_folder, config["vocab_size"])
    for name, tensor in load_file(model_folder / "model.safetensors").items():
        writer.add_tensor(_gguf_name(name), _for_llama_cpp(name, tensor, config))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return out


def _add_tokenizer(writer: Any, folder: Path, size: int) -> None:
    raw = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    template = folder / "chat_template.jinja"
    special = {entry["content"] for entry in raw["added_tokens"] if entry["special"]}
    by_id = {index: text for text, index in raw["model"]["vocab"].items()}
    tokens = [by_id.get(index, f"[PAD{index}]") for index in range(size)]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([CONTROL if text in special else NORMAL for text in tokens])
    writer.add_token_merges([" ".join(pair) for pair in raw["model"]["merges"]])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_unk_token_id(0)
    writer.add_pad_token_id(2)
    writer.add_add_bos_token(False)
    if template.is_file():
        writer.add_chat_template(template.read_text("utf-8"))


NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
}


def _gguf_name(name: str) -> str:
    if name == "model.embed_tokens.weight":
        return "token_embd.weight"
    if name == "model.norm.weight":
        return "output_norm.weight"
    _, _, layer, rest = name.split(".", 3)
    return f"blk.{layer}.{NAMES[rest.removesuffix('.weight')]}.weight"


def _for_llama_cpp(name: str, tensor: Any, config: dict[str, Any]) -> Any:
    """Query and key rows in llama.cpp's order, which turns neighbouring pairs instead of halves."""
    heads = {"q_proj": "num_attention_heads", "k_proj": "num_key_value_heads"}
    key = next((count for part, count in heads.items() if part in name), None)
    if key is None:
        return tensor
    rows, columns = tensor.shape
    split = tensor.reshape(config[key], 2, rows // config[key] // 2, columns)
    return split.swapaxes(1, 2).reshape(rows, columns).copy()
