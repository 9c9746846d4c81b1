"""A name for the model in a folder that changes when its weights or config do."""

from __future__ import annotations

import hashlib
from pathlib import Path

from facet_engine.models.folder import read_model_folder
from facet_engine.protocol.files import canonical_json, sha256_of, sha256_text

SAMPLE_BYTES = 1 << 20


def model_identity(folder: Path) -> str:
    """sha256 of the config, and of each weight file's length, beginning and end.

    The files' full hashes are checked when a folder is fetched; this only tells models apart.
    """
    found = read_model_folder(folder)
    weights = {path.name: _sample(path) for path in found.weights}
    return sha256_text(
        canonical_json({"config": sha256_of(folder / "config.json"), "weights": weights})
    )


def _sample(path: Path) -> str:
    size = path.stat().st_size
    digest = hashlib.sha256(str(size).encode())
    with path.open("rb") as file:
        digest.update(file.read(SAMPLE_BYTES))
        file.seek(max(0, size - SAMPLE_BYTES))
        digest.update(file.read(SAMPLE_BYTES))
    return digest.hexdigest()
