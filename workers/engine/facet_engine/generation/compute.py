"""Where and in which number format answers are computed."""

from __future__ import annotations

from pathlib import Path

# CPU features that multiply bfloat16 natively; without one of them it is slower than float32.
BF16_FEATURES = {"avx512_bf16", "amx_bf16"}
CPUINFO = Path("/proc/cpuinfo")


def device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def fast_dtype() -> str:
    """`bfloat16` where the hardware computes with it, else `float32`."""
    import torch

    if torch.cuda.is_available():
        return "bfloat16" if torch.cuda.is_bf16_supported() else "float32"
    return "bfloat16" if BF16_FEATURES & cpu_features() else "float32"


def cpu_features() -> set[str]:
    """Feature flags of the first CPU; empty where the system does not list them."""
    if not CPUINFO.is_file():
        return set()
    for line in CPUINFO.read_text("utf-8", "replace").splitlines():
        if line.startswith(("flags", "Features")):
            return set(line.partition(":")[2].split())
    return set()
