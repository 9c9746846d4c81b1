"""llama.cpp's own converter, run as a child on a float32 model folder.

It comes as a pinned package in a folder of its own, because it brings another version of a library
(`gguf`) that this engine uses too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from facet_engine.protocol.errors import EngineError

WRITTEN = re.compile(r"Writing:\s+(\d+)%")
UNKNOWN_MODEL = re.compile(r"Model (\S+) is not supported|not supported yet")
KEPT_LINES = 40
# The child must not outlive this process: on Linux the kernel tells it when its parent ends.
START = """
import ctypes, runpy, signal, sys
if sys.platform.startswith("linux"):
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)
runpy.run_module("convert_hf_to_gguf", run_name="__main__", alter_sys=True)
"""


def converter_folder() -> Path:
    folder = Path(sys.prefix) / "converter"
    if not (folder / "convert_hf_to_gguf.py").is_file():
        raise EngineError(
            "internal",
            "platform",
            "The GGUF converter is not installed beside the engine.",
            "converter",
            "Set the engine's environment up again.",
        )
    return folder


def convert(
    source: Path, out: Path, kind: str, name: str, on_percent: Callable[[int], None]
) -> None:
    """Write `out` as GGUF of `kind` (`f16`, `q8_0`) from the float32 folder `source`."""
    command = [
        *(sys.executable, "-c", START, str(source), "--outtype", kind),
        *("--outfile", str(out), "--model-name", name),
    ]
    environment = {**os.environ, "PYTHONPATH": str(converter_folder())}
    lines: deque[str] = deque(maxlen=KEPT_LINES)
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as child:
        assert child.stdout is not None
        for line in _lines(child.stdout):
            written = WRITTEN.search(line)
            if written:
                on_percent(int(written[1]))
            else:
                lines.append(line)
    if child.returncode != 0 or not out.is_file():
        raise _failure(child.returncode, lines)


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Lines ended by a newline or, as progress bars do, by a carriage return."""
    rest = b""
    while chunk := os.read(stream.fileno(), 65536):
        *whole, rest = re.split(rb"[\r\n]", rest + chunk)
        yield from (line.decode("utf-8", "replace") for line in whole if line)
    if rest:
        yield rest.decode("utf-8", "replace")


def _failure(code: int, lines: deque[str]) -> EngineError:
    text = "\n".join(lines)
    unknown = UNKNOWN_MODEL.search(text)
    if unknown:
        return EngineError(
            "unsupported_architecture",
            "user",
            f"llama.cpp's converter does not know this architecture ({unknown[1] or 'unknown'}).",
            "formats",
            "Export safetensors only; programs that read them can serve the model.",
        )
    if "No space left on device" in text:
        return EngineError(
            "disk_full",
            "resource",
            "The disk filled up while the GGUF file was written.",
            "disk",
            "Free some space, then export again.",
        )
    if "MemoryError" in text or code == -9:
        return EngineError(
            "out_of_memory",
            "resource",
            "The machine ran out of memory while the GGUF file was written.",
            "memory",
            "Free memory or use a larger machine, then export again.",
        )
    last = next((line for line in reversed(lines) if line.strip()), "no message")
    return EngineError(
        "internal",
        "platform",
        f"llama.cpp's converter ended with code {code}: {last[:300]}",
        "convert",
        "Try again. If it happens again, report it with the job's id.",
    )
