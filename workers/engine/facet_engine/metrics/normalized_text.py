"""How two texts are brought to one spelling before they are compared."""

from __future__ import annotations

import re
import unicodedata

# Ideographs and kana stand without spaces between words, so each counts as a word of its own.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W_]+")


def normalize(text: str) -> str:
    """Compatibility form (NFKC), case folded, runs of white space as one space, none around."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.split())


def strip_punctuation(text: str) -> str:
    """Take punctuation and white space off both ends; symbols such as + or $ stay."""
    start, end = 0, len(text)
    while start < end and _is_edge(text[start]):
        start += 1
    while end > start and _is_edge(text[end - 1]):
        end -= 1
    return text[start:end]


def words(text: str) -> list[str]:
    """The letters-and-digits words of a normalised text, in order."""
    return _WORD.findall(normalize(text))


def _is_edge(character: str) -> bool:
    return character.isspace() or unicodedata.category(character).startswith("P")
