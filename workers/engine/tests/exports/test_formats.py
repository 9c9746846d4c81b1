"""What can be asked for, how it is named, and what it must keep."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facet_engine.exports.disk import check_space
from facet_engine.exports.formats import Format, file_name, read_formats, thresholds_of
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.request import Fields


def read(*formats: dict[str, Any]) -> list[Format]:
    return read_formats(Fields("config", {"formats": list(formats)}))


def test_one_safetensors_folder_is_called_merged_and_several_by_dtype() -> None:
    one = read({"format": "safetensors"}, {"format": "gguf", "quantization": "Q8_0"})
    assert [(f.folder, f.quantization) for f in one] == [
        ("merged", "bfloat16"),
        ("gguf-q8_0", "Q8_0"),
    ]
    two = read(*({"format": "safetensors", "dtype": dtype} for dtype in ("float32", "float16")))
    assert [f.folder for f in two] == ["merged-float32", "merged-float16"]


def test_a_format_asked_for_twice_is_written_once() -> None:
    gguf = {"format": "gguf", "quantization": "F16"}
    assert len(read(gguf, gguf)) == 1


@pytest.mark.parametrize(
    "entry",
    [
        {"format": "gguf", "quantization": "Q4_K_M"},
        {"format": "safetensors", "dtype": "int8"},
        {"format": "onnx"},
    ],
)
def test_what_cannot_be_made_is_refused_with_what_can(entry: dict[str, Any]) -> None:
    with pytest.raises(EngineError, match="not a format") as caught:
        read(entry)
    assert caught.value.code == "quantization_unsupported"
    assert "Q8_0" in caught.value.fix


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("tool-calls", "tool-calls-F16.gguf"),
        ("../../etc/passwd", "etc-passwd-F16.gguf"),
        ("Große Pläne / v2", "Gro-e-Pl-ne-v2-F16.gguf"),
        ("...", "model-F16.gguf"),
        ("x" * 300, "x" * 80 + "-F16.gguf"),
    ],
)
def test_file_names_are_safe_anywhere(name: str, wanted: str) -> None:
    assert file_name(name, Format("gguf", "F16", "gguf-f16")) == wanted


def test_single_limits_can_be_changed_and_the_others_stay() -> None:
    q8 = Format("gguf", "Q8_0", "gguf-q8_0")
    changed = thresholds_of(q8, {"Q8_0": {"sameArgmaxOrTie": 0.9}, "F16": {"klMean": 1}})
    assert changed["sameArgmaxOrTie"] == 0.9
    assert changed["klMean"] == thresholds_of(q8, None)["klMean"]
    assert changed["hardDisagreements"] == 0


def test_a_disk_without_room_is_told_before_anything_is_written(tmp_path: Path) -> None:
    check_space({tmp_path: 1000})
    with pytest.raises(EngineError, match="The export needs about") as caught:
        check_space({tmp_path: 1 << 60})
    assert caught.value.code == "disk_full"
    assert caught.value.details["neededBytes"] > 1 << 60


def test_needs_of_folders_on_one_disk_add_up(tmp_path: Path) -> None:
    import shutil

    work = tmp_path / "work"
    work.mkdir()
    free = shutil.disk_usage(tmp_path).free
    with pytest.raises(EngineError):
        check_space({tmp_path: free * 2 // 3, work: free * 2 // 3})
