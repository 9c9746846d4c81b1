"""What the libraries warn about, passed on once each, so that no setting is dropped in silence."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LIBRARIES = ("transformers", "trl", "peft", "accelerate", "datasets")
# Said in every run and of no use to anyone who reads the run's log.
EXPECTED = (
    # The newer name is on the platform's list for when TRL reads it.
    "Use `activation_checkpointing` instead",
    "Use `is_activation_checkpointing` instead",
    "The tokenizer has new PAD/BOS/EOS tokens",
    "torch.tensor results are registered as constants",
    "`use_cache=True` is incompatible",
    "use_reentrant",
)


@contextmanager
def words_passed_on(say: Callable[[str], None]) -> Iterator[None]:
    """Send warnings of the libraries to `say`."""
    said: set[str] = set()

    def tell(text: str) -> None:
        if text not in said and not any(expected in text for expected in EXPECTED):
            said.add(text)
            say(text[:500])

    handler = _Handler(tell)
    loggers = [logging.getLogger(name) for name in LIBRARIES]
    kept = [(logger, logger.propagate, list(logger.handlers)) for logger in loggers]
    for logger in loggers:
        logger.handlers = [handler]
        logger.propagate = False
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        warnings.showwarning = lambda message, kind, *_: (
            None if issubclass(kind, DeprecationWarning) else tell(str(message))
        )
        try:
            yield
        finally:
            for logger, propagate, handlers in kept:
                logger.handlers, logger.propagate = handlers, propagate


class _Handler(logging.Handler):
    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(record.getMessage())
