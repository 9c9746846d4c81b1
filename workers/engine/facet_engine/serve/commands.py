"""The lines a generation child is told, checked at the border."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facet_engine.protocol.request import Fields, bad_request


@dataclass(frozen=True)
class Load:
    """Load the model at `path`, `adapter` on top; `context_length` None means the model's own."""

    id: str
    path: Path
    adapter: Path | None
    threads: int
    context_length: int | None


@dataclass(frozen=True)
class Generate:
    """Continue a finished prompt. `temperature` 0 is greedy; `top_k` 0 and `top_p` 1 are off."""

    id: str
    prompt: str
    max_tokens: int
    temperature: float
    top_p: float
    top_k: int
    seed: int
    stop: tuple[str, ...]


@dataclass(frozen=True)
class Cancel:
    """Stop the waiting or running `target`."""

    id: str
    target: str


@dataclass(frozen=True)
class Tokenize:
    """Split a text; special tokens in it are parsed, none is added."""

    id: str
    text: str


@dataclass(frozen=True)
class Score:
    """Write the distributions of `tokens[start:]` to `out` as float32 log-probabilities."""

    id: str
    tokens: tuple[int, ...]
    start: int
    out: Path


Command = Load | Generate | Cancel | Tokenize | Score


def parse_command(line: Fields) -> Command:
    """The command in one line; what is wrong with it is an `EngineError`."""
    op = line.text("op")
    if op not in _PARSERS:
        raise bad_request("command.op", f"is {op!r}; known are {', '.join(_PARSERS)}")
    return _PARSERS[op](line)


def _load(line: Fields) -> Command:
    return Load(
        line.text("id"),
        line.path("path"),
        line.optional_path("adapter"),
        _at_least(line, "threads", 1),
        line.optional_integer("contextLength"),
    )


def _generate(line: Fields) -> Command:
    top_p, temperature = line.number("topP"), line.number("temperature")
    if not 0 <= top_p <= 1:
        raise bad_request("command.topP", "must be between 0 and 1")
    if temperature < 0:
        raise bad_request("command.temperature", "must not be negative")
    return Generate(
        line.text("id"),
        line.text("prompt"),
        _at_least(line, "maxTokens", 1),
        temperature,
        top_p,
        _at_least(line, "topK", 0),
        line.integer("seed"),
        tuple(str(text) for text in line.list("stop")),
    )


def _score(line: Fields) -> Command:
    tokens = line.list("tokens")
    if not all(isinstance(token, int) and not isinstance(token, bool) for token in tokens):
        raise bad_request("command.tokens", "must be whole numbers")
    return Score(line.text("id"), tuple(tokens), line.integer("from"), Path(line.text("out")))


def _at_least(line: Fields, key: str, least: int) -> int:
    value = line.integer(key)
    if value < least:
        raise bad_request(f"command.{key}", f"must be at least {least}")
    return value


_PARSERS: dict[str, Callable[[Fields], Command]] = {
    "load": _load,
    "generate": _generate,
    "cancel": lambda line: Cancel(line.text("id"), line.text("target")),
    "tokenize": lambda line: Tokenize(line.text("id"), line.text("text")),
    "score": _score,
}
