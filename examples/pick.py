"""The one random choice the example scripts make."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Item = TypeVar("Item")


def pick(random: Random, items: Sequence[Item]) -> Item:
    """One of `items`, each equally likely.

    Built on `random()` alone: the only method whose sequence Python promises to keep from version
    to version, so the files stay the same byte for byte.
    """
    return items[int(random.random() * len(items))]
