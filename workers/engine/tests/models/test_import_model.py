from __future__ import annotations

import json
import math
import os
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from facet_engine.models.folder import tensor_shapes
from facet_engine.models.load import load_tokenizer
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.files import sha256_of
from tests import tiny
from tests.engine_process import EngineProcess
from tests.hub_server import COMMIT, Hub, serve_hub
from tests.in_process import Outcome, run_task

CONFIG = {"dtype": "bfloat16"}


def import_folder(folder: Path, source: Path) -> Outcome:
    inputs = {"source": {"type": "folder", "path": str(source)}, "downloadDir": str(folder)}
    return run_task(folder, "import-model", inputs, CONFIG)


def hub_inputs(folder: Path, hub: Hub, **source: Any) -> dict[str, Any]:
    wanted = {"type": "hub", "repo": "owner/tiny", "revision": "main", "endpoint": hub.url}
    return {"source": {**wanted, **source}, "downloadDir": str(folder.parent / "downloads")}


def import_hub(folder: Path, hub: Hub, **source: Any) -> Outcome:
    return run_task(folder, "import-model", hub_inputs(folder, hub, **source), CONFIG)


@pytest.fixture(scope="module")
def marked_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as other tools leave it: template in the config, remote code, other class name."""
    folder = tiny.save_model(tmp_path_factory.mktemp("marked") / "model", tiny.MARKED_TEMPLATE)
    (folder / "chat_template.jinja").unlink()
    config_file = folder / "tokenizer_config.json"
    config = json.loads(config_file.read_text())
    config["chat_template"] = tiny.MARKED_TEMPLATE
    config["tokenizer_class"] = "TokenizersBackend"
    config_file.write_text(json.dumps(config))
    model_config = json.loads((folder / "config.json").read_text())
    model_config["auto_map"] = {"AutoModel": "modeling_evil.Model"}
    (folder / "config.json").write_text(json.dumps(model_config))
    (folder / "modeling_evil.py").write_text("raise SystemExit('foreign code ran')")
    (folder / "LICENSE").write_text("Apache License")
    return folder


def test_a_folder_becomes_a_clean_bfloat16_model(tmp_path: Path, marked_model: Path) -> None:
    engine = import_folder(tmp_path, marked_model)
    result = engine.result
    model = engine.output / "model"
    assert sorted(path.name for path in model.iterdir()) == [
        "LICENSE",
        "chat_template.jinja",
        "config.json",
        "generation_config.json",
        "model.safetensors",
        "tokenizer.json",
        "tokenizer_config.json",
    ]
    assert {kind for kind, _ in tensor_shapes(model / "model.safetensors").values()} == {"BF16"}
    config = json.loads((model / "config.json").read_text())
    assert "auto_map" not in config and config["dtype"] == "bfloat16"
    tokenizer_config = json.loads((model / "tokenizer_config.json").read_text())
    assert tokenizer_config["tokenizer_class"] == "PreTrainedTokenizerFast"
    assert "chat_template" not in tokenizer_config
    assert load_tokenizer(model).chat_template == tiny.MARKED_TEMPLATE
    expected = {
        "architecture": "LlamaForCausalLM",
        "modelType": "llama",
        "layers": 2,
        "hiddenSize": 64,
        "intermediateSize": 128,
        "vocabSize": 512,
        "heads": 4,
        "kvHeads": 2,
        "contextLength": 256,
        "dtype": "bfloat16",
        "tieEmbeddings": True,
        "chatTemplate": True,
        "licence": None,
        "gated": False,
        "folder": "model",
    }
    assert {key: result[key] for key in expected} == expected
    shapes = tensor_shapes(model / "model.safetensors").values()
    count = sum(math.prod(shape) for _, shape in shapes)
    assert result["parameters"] == count
    assert not (engine.output / "model.partial").exists()
    listed = {file["path"]: file["sha256"] for file in engine.of_type("artifact")[0]["files"]}
    assert listed == {path.name: sha256_of(path) for path in model.iterdir()}


def damage(model: Path, how: str) -> None:
    weights = model / "model.safetensors"
    if how == "no tokenizer":
        (model / "tokenizer.json").unlink()
    elif how == "cut off":
        weights.write_bytes(weights.read_bytes()[:-100])
    elif how == "bad header":
        weights.write_bytes(b"\xff" * 1000)
    elif how == "missing tensor":
        from safetensors.torch import load_file, save_file

        tensors = load_file(weights)
        tensors.pop("model.layers.0.mlp.up_proj.weight")
        save_file(tensors, weights, {"format": "pt"})
    elif how == "pickle only":
        weights.rename(model / "pytorch_model.bin")
    elif how == "no config":
        (model / "config.json").unlink()
    elif how == "adapter":
        weights.unlink()
        (model / "adapter_config.json").write_text("{}")
    else:
        config = json.loads((model / "config.json").read_text())
        config |= {
            "unknown type": {"model_type": "tiny_new"},
            "encoder": {"model_type": "t5"},
            "quantised": {"quantization_config": {"quant_method": "gptq"}},
        }[how]
        (model / "config.json").write_text(json.dumps(config))


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("no tokenizer", "tokenizer_missing"),
        ("cut off", "damaged_file"),
        ("bad header", "damaged_file"),
        ("missing tensor", "damaged_file"),
        ("pickle only", "model_not_found"),
        ("no config", "model_not_found"),
        ("adapter", "model_not_found"),
        ("unknown type", "unsupported_architecture"),
        ("encoder", "unsupported_architecture"),
        ("quantised", "unsupported_architecture"),
    ],
)
def test_folders_that_cannot_be_used_are_refused_by_name(
    tmp_path: Path, tiny_model: Path, how: str, code: str
) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(tiny_model, broken)
    damage(broken, how)
    with pytest.raises(EngineError) as raised:
        import_folder(tmp_path / "job", broken)
    error = raised.value
    assert (error.code, error.exit_code) == (code, 10)
    assert error.fix and error.place
    assert not (tmp_path / "job" / "output" / "model").exists()


def test_a_hub_model_is_pinned_verified_and_stripped(
    tmp_path: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    with serve_hub(tiny_model, token="hf_secret") as hub:
        done = import_hub(tmp_path / "job", hub)
        found = (done.result["revision"], done.result["licence"], done.result["gated"])
        assert found == (COMMIT, "apache-2.0", False)
        assert set(hub.asked) == {
            "config.json",
            "generation_config.json",
            "model.safetensors",
            "tokenizer.json",
            "tokenizer_config.json",
            "chat_template.jinja",
        }
        # The storage is another host: the token must not go there.
        assert hub.tokens_at_storage and set(hub.tokens_at_storage) == {None}
    progress = done.of_type("progress")
    assert progress[0]["unit"] == "bytes"
    assert any(event["done"] == event["total"] for event in progress)
    assert not list((tmp_path / "downloads").rglob("*.safetensors"))
    assert "hf_secret" not in json.dumps(done.events)


def test_a_stopped_download_goes_on_where_it_was(tmp_path: Path, tiny_model: Path) -> None:
    half = (tiny_model / "model.safetensors").stat().st_size // 2
    with serve_hub(tiny_model, pause_at=half) as hub:
        inputs = hub_inputs(tmp_path / "one", hub)
        engine = EngineProcess(tmp_path / "one", "import-model", inputs, CONFIG)
        downloads = tmp_path / "downloads"
        deadline = time.monotonic() + 60
        while not any(path.stat().st_size for path in downloads.rglob("model.*.partial")):
            assert time.monotonic() < deadline and engine.process.poll() is None
            os.sched_yield()
        engine.process.send_signal(signal.SIGTERM)
        assert engine.finish() == 143
        partial = next(downloads.rglob("model.safetensors.partial"))
        resumed_at = partial.stat().st_size
        assert 0 < resumed_at <= half
        hub.go_on.set()
        import_hub(tmp_path / "two", hub)
        assert hub.ranges == [f"bytes={resumed_at}-"]


def test_wrong_bytes_are_named_and_not_kept(tmp_path: Path, tiny_model: Path) -> None:
    with serve_hub(tiny_model) as hub:
        for name in ("model.safetensors", "config.json"):
            hub.wrong_bytes = {name}
            with pytest.raises(EngineError) as raised:
                import_hub(tmp_path / "job", hub)
            assert (raised.value.code, raised.value.place) == ("damaged_file", name)
        hub.wrong_bytes.clear()
        assert import_hub(tmp_path / "job", hub).result["revision"] == COMMIT


@pytest.mark.parametrize(
    ("settings", "token", "source", "code", "exit_code"),
    [
        ({"gated": True}, None, {}, "gated_model", 10),
        ({}, "hf_wrong", {}, "bad_token", 10),
        ({}, None, {"repo": "owner/absent"}, "model_not_found", 10),
        ({}, None, {"repo": "not/a/repo"}, "model_not_found", 10),
        ({}, None, {"revision": "no-such-branch"}, "model_not_found", 10),
        ({}, None, {"endpoint": "http://127.0.0.1:1"}, "hub_unreachable", 1),
    ],
)
def test_the_hubs_refusals_are_told_apart(
    tmp_path: Path,
    tiny_model: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, Any],
    token: str | None,
    source: dict[str, Any],
    code: str,
    exit_code: int,
) -> None:
    if token:
        monkeypatch.setenv("HF_TOKEN", token)
    with serve_hub(tiny_model, **settings) as hub, pytest.raises(EngineError) as raised:
        import_hub(tmp_path / "job", hub, **source)
    error = raised.value
    assert (error.code, error.exit_code) == (code, exit_code)
    assert error.cls == ("infra" if code == "hub_unreachable" else "user")
    assert error.fix


def test_a_gguf_that_is_none_is_refused(tmp_path: Path) -> None:
    for content in (b"not a gguf", b"GGUF" + b"\x03\x00\x00\x00" + b"\xff" * 64):
        path = tmp_path / "model.gguf"
        path.write_bytes(content)
        inputs = {"source": {"type": "gguf", "path": str(path)}, "downloadDir": str(tmp_path)}
        with pytest.raises(EngineError) as raised:
            run_task(tmp_path / "job", "import-model", inputs, CONFIG)
        assert raised.value.code == "damaged_file"


@pytest.mark.parametrize("kind", ["gguf", "folder"])
def test_a_path_that_leads_nowhere_on_the_runners_machine_is_told(
    tmp_path: Path, kind: str
) -> None:
    wrong = tmp_path / "wrong"
    for exists in (False, True):
        if exists and kind == "gguf":
            wrong.mkdir()
        elif exists:
            wrong.write_bytes(b"a file")
        inputs = {"source": {"type": kind, "path": str(wrong)}, "downloadDir": str(tmp_path)}
        with pytest.raises(EngineError) as raised:
            run_task(tmp_path / "job", "import-model", inputs, CONFIG)
        assert (raised.value.code, raised.value.cls) == ("model_not_found", "user")
        assert "runner's machine" in raised.value.message
        assert raised.value.fix


@pytest.mark.slow
def test_the_starter_model_loads_with_every_defect_mended(tmp_path: Path) -> None:
    inputs = {"source": {"type": "starter"}, "downloadDir": str(tmp_path)}
    result = run_task(tmp_path, "import-model", inputs, CONFIG).result
    model = tmp_path / "output" / "model"
    assert (result["parameters"], result["contextLength"]) == (134_515_008, 8192)
    assert result["licence"] == "apache-2.0"
    config = json.loads((model / "config.json").read_text())
    assert config["rms_norm_eps"] == 1e-05 and config["dtype"] == "bfloat16"
    assert "_model_name_or_path" not in config and "quantization_config" not in config
    generation = json.loads((model / "generation_config.json").read_text())
    assert "_from_model_config" not in generation and generation["eos_token_id"] == 2
    tokenizer_config = json.loads((model / "tokenizer_config.json").read_text())
    assert tokenizer_config["tokenizer_class"] == "PreTrainedTokenizerFast"
    assert tokenizer_config["model_max_length"] == 8192
    assert "backend" not in tokenizer_config
    tokenizer = load_tokenizer(model)
    assert tokenizer("  2026")["input_ids"][:2] == [256, 34]
    assert len(tokenizer("2026")["input_ids"]) == 4
    chat = tokenizer.apply_chat_template(
        [{"role": "user", "content": "What is the capital of France?"}], add_generation_prompt=True
    )
    assert len(chat["input_ids"]) == 37
