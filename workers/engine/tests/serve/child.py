"""`python -m facet_engine serve`, started and spoken to as the platform does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ENGINE = Path(__file__).resolve().parents[2]
GREEDY = {
    "op": "generate",
    "maxTokens": 12,
    "temperature": 0,
    "topP": 1,
    "topK": 0,
    "seed": 0,
    "stop": [],
}


class Child:
    """One child; replies are read in the order in which they come."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "facet_engine", "serve"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            bufsize=1,
            env={**os.environ, "PYTHONPATH": str(ENGINE), "OMP_NUM_THREADS": "1"},
        )
        self._last = 0

    def send(self, **command: Any) -> str:
        self._last += 1
        name = command.pop("id", f"c{self._last}")
        self.send_line(json.dumps({"id": name, **command}))
        return str(name)

    def send_line(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def reply(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        found: dict[str, Any] = json.loads(self.process.stdout.readline())
        return found

    def ask(self, **command: Any) -> tuple[str, dict[str, Any]]:
        """The text and the last reply of one command."""
        name = self.send(**command)
        text = ""
        while True:
            reply = self.reply()
            assert reply["id"] == name
            if reply["type"] != "text":
                return text, reply
            text += reply["text"]

    def leave(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code
