"""How tests start the llama.cpp child: the same program the platform starts."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CHILD = ROOT / "workers" / "inference" / "src" / "children" / "llama.ts"
OWN_NODE = ROOT / ".facet" / "toolchain" / "node_modules" / ".bin" / "node"


@lru_cache
def llama_command() -> list[str] | None:
    """None where there is no Node 24 or its packages are not installed."""
    node = str(OWN_NODE) if OWN_NODE.exists() else shutil.which("node")
    if node is None or not (ROOT / "workers" / "inference" / "node_modules").is_dir():
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    if int(version.removeprefix("v").split(".")[0]) < 24:
        return None
    return [node, "--disable-warning=ExperimentalWarning", str(CHILD)]
