from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before any library is imported: no network, no telemetry, no spinning threads on busy machines.
os.environ.update(
    HF_HUB_OFFLINE="1",
    HF_HUB_DISABLE_TELEMETRY="1",
    TRL_EXPERIMENTAL_SILENCE="1",
    OMP_WAIT_POLICY="PASSIVE",
    GOMP_SPINCOUNT="0",
    TOKENIZERS_PARALLELISM="false",
)

from tests.tiny import save_model, save_tokenizer


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete model folder: 2-layer random Llama, tokenizer with a plain ChatML template."""
    return save_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="session")
def tiny_tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tokenizer's folder alone: no config, no weights, and no torch needed to make it."""
    folder = tmp_path_factory.mktemp("tokenizers") / "tiny"
    save_tokenizer(folder)
    return folder
