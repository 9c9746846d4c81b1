"""`python -m facet_engine preview`: resident; shows single rows as the model would see them.

One JSON request a line on stdin, one answer a line on stdout. Tokenizers stay loaded, so that
an answer takes milliseconds; the process leaves when stdin closes.
"""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from facet_engine.preparation.encoder import Encoder
from facet_engine.preparation.prepare import read_content, read_settings, refused
from facet_engine.preparation.row import PreparedRow, prepare_row
from facet_engine.preparation.spans import RewritesEarlierTurns
from facet_engine.preparation.template import TemplateRefusal
from facet_engine.protocol.errors import EngineError, as_engine_error
from facet_engine.protocol.request import Fields
from facet_engine.protocol.stop import Stop, watch_lifetime

LOADED_TOKENIZERS = 4


def main(arguments: list[str]) -> int:
    watch_lifetime(Stop(), watch_stdin=False)
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer(line), ensure_ascii=False), flush=True)
    return 0


def answer(line: str) -> dict[str, Any]:
    """The reply to one request line; a failure of any kind is a reply too."""
    request_id = None
    try:
        document = json.loads(line)
        request_id = document.get("id") if isinstance(document, dict) else None
        return {"id": request_id, "ok": True, **_preview(Fields("request", document))}
    except Exception as error:
        known = error if isinstance(error, EngineError) else as_engine_error(error)
        told = {"code": known.code, "message": known.message, "fix": known.fix}
        return {"id": request_id, "ok": False, "error": told}


def _preview(request: Fields) -> dict[str, Any]:
    content = request.optional("content")
    if isinstance(content, str):
        content = read_content(content)
    encoder = _encoder(request.path("model"))
    try:
        row = prepare_row(encoder, request.text("type"), content, read_settings(request))
    except (TemplateRefusal, RewritesEarlierTurns) as error:
        raise refused(error, "this row") from error
    return {
        "tokens": _tokens(encoder, row),
        "text": row.text,
        "trainedTokens": row.trained,
        "cut": row.cut,
        "dropped": row.dropped,
    }


def _tokens(encoder: Encoder, row: PreparedRow) -> list[dict[str, Any]]:
    tokens = []
    shown = 0
    for token, label, (start, end) in zip(row.ids, row.labels, row.offsets, strict=True):
        # The pieces of one character have that character's span each: the first one shows it.
        text = row.text[max(shown, start) : end] if end else encoder.token_text(token)
        if start == end == len(row.text):
            text = encoder.token_text(token)
        shown = max(shown, end)
        tokens.append({"id": token, "text": text, "trained": label >= 0})
    return tokens


@lru_cache(maxsize=LOADED_TOKENIZERS)
def _load(folder: str, stamp: tuple[tuple[str, int, int], ...]) -> Encoder:
    return Encoder(Path(folder))


def _encoder(folder: Path) -> Encoder:
    names = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja")
    found = [folder / name for name in names if (folder / name).is_file()]
    stats = [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in found]
    return _load(str(folder), tuple(stats))
