"""The llama.cpp generation child, spoken to in JSON lines (the same program that serves chats)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt

from facet_engine.protocol.errors import EngineError, FailureClass

CLASSES: dict[str, FailureClass] = {
    "out_of_memory": "resource",
    "unsupported_architecture": "user",
}
LEAVE_SECONDS = 10


@dataclass(frozen=True)
class Generated:
    """A text, its length in tokens and the seconds it took, reading the prompt included."""

    text: str
    tokens: int
    seconds: float


class LlamaChild:
    """One child with one GGUF file loaded; a context manager, gone at the end of the block."""

    def __init__(self, command: Sequence[str], path: Path, threads: int, context: int) -> None:
        try:
            self._process = subprocess.Popen(
                list(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
            )
        except OSError as error:
            raise _child_failed(f"it cannot be started ({error.strerror})") from error
        self._next = 0
        self._call("load", path=str(path), threads=threads, contextLength=context)

    def __enter__(self) -> LlamaChild:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # It leaves when its stdin ends; one that does not is made to.
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def tokenize(self, text: str) -> list[int]:
        reply, _ = self._call("tokenize", text=text)
        return [int(token) for token in reply["tokens"]]

    def answer(self, prompt: str, max_tokens: int) -> Generated:
        """The greedy answer to a finished prompt."""
        reply, text = self._call(
            "generate",
            prompt=prompt,
            maxTokens=max_tokens,
            temperature=0,
            topP=1,
            topK=0,
            seed=0,
            stop=[],
        )
        return Generated(text, int(reply["usage"]["completionTokens"]), float(reply["seconds"]))

    def score(self, tokens: Sequence[int], start: int, out: Path) -> npt.NDArray[np.float32]:
        """Log-probabilities [len(tokens) - start, vocabulary] along tokens; `out` is scratch."""
        reply, _ = self._call("score", tokens=list(tokens), **{"from": start}, out=str(out))
        values = np.fromfile(out, dtype="<f4").astype(np.float32, copy=False)
        out.unlink()
        return values.reshape(int(reply["rows"]), int(reply["vocab"]))

    def _call(self, op: str, **fields: Any) -> tuple[dict[str, Any], str]:
        self._next += 1
        name = str(self._next)
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        text: list[str] = []
        try:
            stdin.write(json.dumps({"id": name, "op": op, **fields}) + "\n")
            stdin.flush()
            for line in stdout:
                reply = json.loads(line)
                if reply.get("type") == "error":
                    raise _named(str(reply.get("code")), str(reply.get("message")))
                if reply.get("id") == name and reply["type"] == "text":
                    text.append(str(reply["text"]))
                elif reply.get("id") == name:
                    return reply, "".join(text)
        except BrokenPipeError:
            pass
        raise _child_failed(f"it ended during {op!r} with code {self._process.wait()}")


def _named(code: str, message: str) -> EngineError:
    return EngineError(
        code if code in CLASSES else "internal",
        CLASSES.get(code, "platform"),
        f"llama.cpp could not use the exported file: {message}",
        "gguf",
        "Export safetensors only, or report this with the job's id.",
    )


def _child_failed(what: str) -> EngineError:
    return EngineError(
        "internal",
        "platform",
        f"The llama.cpp child failed: {what}.",
        "llamaCommand",
        "Try again. If it happens again, report it with the job's id.",
    )
