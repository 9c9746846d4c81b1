"""What happens beside training must not change training: random states are put back."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy
import torch


@contextmanager
def randomness_kept() -> Iterator[None]:
    """Leave Python's, numpy's and torch's generators as they were."""
    states = read_randomness()
    try:
        yield
    finally:
        set_randomness(states)


def read_randomness() -> tuple[Any, ...]:
    """The states of all generators, for `set_randomness`."""
    cuda = torch.cuda.get_rng_state_all() if torch.cuda.is_available() else None
    return random.getstate(), numpy.random.get_state(), torch.get_rng_state(), cuda


def set_randomness(states: tuple[Any, ...]) -> None:
    python, arrays, tensors, cuda = states
    random.setstate(python)
    numpy.random.set_state(arrays)
    torch.set_rng_state(tensors)
    if cuda is not None:
        torch.cuda.set_rng_state_all(cuda)
