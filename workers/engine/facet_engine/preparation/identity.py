"""Hashes that name a tokenizer, a template and a preparation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from facet_engine.protocol.files import canonical_json, sha256_of, sha256_text

# Raise when equal inputs would give other ids or labels than before, here and in the contracts'
# `preparations/preparer-version.ts`, which names preparations before they are made.
PREPARER_VERSION = 2

# Fields of tokenizer_config.json that change ids; the rest is for show.
_MEANINGFUL = ("bos_token", "eos_token", "unk_token", "pad_token", "add_bos_token", "add_eos_token")


def tokenizer_sha256(folder: Path) -> str:
    """Names what the tokenizer does: tokenizer.json and the special tokens."""
    config: dict[str, Any] = {}
    config_file = folder / "tokenizer_config.json"
    if config_file.is_file():
        config = json.loads(config_file.read_text("utf-8"))
    special = {name: _token_text(config.get(name)) for name in _MEANINGFUL}
    return sha256_text(
        canonical_json({"tokenizer": sha256_of(folder / "tokenizer.json"), "special": special})
    )


def preparation_key(
    data_hash: str,
    tokenizer: str,
    template: str | None,
    max_length: int,
    train_on: str,
    truncation: str,
) -> str:
    return sha256_text(
        canonical_json(
            {
                "dataHash": data_hash,
                "tokenizerSha256": tokenizer,
                "templateSha256": template,
                "max_length": max_length,
                "train_on": train_on,
                "truncation": truncation,
                "preparer": PREPARER_VERSION,
            }
        )
    )


def _token_text(token: Any) -> Any:
    return token.get("content") if isinstance(token, dict) else token
