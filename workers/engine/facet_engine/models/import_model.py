"""The task `import-model`: from a Hub, a folder or a GGUF file to a verified model folder."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

from facet_engine.models.build import clean_tokenizer, copy_weights, write_configs, write_tokenizer
from facet_engine.models.folder import damaged, read_model_folder
from facet_engine.models.gguf import (
    STARTER_FILE,
    STARTER_LICENCE,
    STARTER_SHA256,
    dequantise,
    starter_file,
)
from facet_engine.models.hub import HubClient
from facet_engine.models.load import DTYPES
from facet_engine.models.progress import ByteProgress
from facet_engine.models.shape import check_architecture, describe_model, prove_it_runs
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.events import Events
from facet_engine.protocol.files import describe_folder, sha256_of, sync_folder
from facet_engine.protocol.request import Fields, Request, bad_request
from facet_engine.protocol.stop import Stop


def run(request: Request, events: Events, stop: Stop) -> dict[str, Any]:
    """Build `outputDir/model`; give its shape. Nothing is kept under that name unverified."""
    dtype = request.config.text("dtype")
    if dtype not in DTYPES:
        raise bad_request("config.dtype", f"must be one of {', '.join(DTYPES)}")
    source = request.inputs.object("source")
    partial = request.output_dir / "model.partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    kind = source.text("type")
    if kind == "starter":
        origin = _from_gguf(starter_file(), partial, dtype, events, starter=True)
    elif kind == "gguf":
        origin = _from_gguf(Path(source.text("path")), partial, dtype, events, starter=False)
    elif kind == "folder":
        origin = _from_folder(Path(source.text("path")), partial, dtype, events)
    elif kind == "hub":
        downloads = Path(request.inputs.text("downloadDir"))
        origin = _from_hub(source, downloads, partial, dtype, events)
    else:
        raise bad_request("inputs.source.type", f"is {kind!r}, which is unknown")
    events.phase("verify", "Checking the model")
    shape = describe_model(partial, dtype)
    prove_it_runs(partial, dtype, events)
    sync_folder(partial)
    folder = request.output_dir / "model"
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    events.artifact("model", "model", "model", describe_folder(folder), {})
    return {"folder": "model", **shape, **origin, "source": source.values}


def _from_gguf(path: Path, out: Path, dtype: str, events: Events, starter: bool) -> dict[str, Any]:
    if not (path.is_absolute() and path.is_file()):
        raise _not_there(path, "file", "Name a .gguf file of that machine.")
    size = path.stat().st_size
    progress = ByteProgress(events, size)
    events.phase("verify-source", "Checking the file")
    digest = sha256_of(path)
    if starter and digest != STARTER_SHA256:
        raise damaged("its bytes are not those of the published model", STARTER_FILE)
    events.phase("convert", "Turning the GGUF file into weights")
    metadata = dequantise(path, out, dtype, events)
    clean_tokenizer(out, events)
    progress.advance(size)
    licence = metadata.get("general.license")
    return {
        "licence": STARTER_LICENCE if starter else licence,
        "gated": False,
        "revision": f"sha256:{digest}",
    }


def _not_there(path: Path, what: str, fix: str) -> EngineError:
    """A path that a person named: theirs to correct, whatever is wrong with it."""
    found = f"no {what}" if path.exists() else "not there"
    message = f"On the runner's machine {path.name} is {found}."
    return EngineError("model_not_found", "user", message, "path", fix)


def _from_folder(
    path: Path,
    out: Path,
    dtype: str,
    events: Events,
    may_link: bool = False,
) -> dict[str, Any]:
    if not (path.is_absolute() and path.is_dir()):
        raise _not_there(path, "folder", "Name the folder of that machine that holds config.json.")
    found = read_model_folder(path)
    check_architecture(path)
    progress = ByteProgress(events, sum(file.stat().st_size for file in found.weights))
    events.phase("copy", "Reading the weights")
    write_configs(found, out, dtype)
    write_tokenizer(path, out, events)
    copy_weights(found, out, dtype, may_link, progress.advance)
    return {"licence": None, "gated": False, "revision": None}


def _from_hub(
    source: Fields, downloads: Path, out: Path, dtype: str, events: Events
) -> dict[str, Any]:
    endpoint = source.optional("endpoint")
    client = HubClient(endpoint, os.environ.get("HF_TOKEN"))
    events.phase("find", "Asking the Hub")
    model = client.find(source.text("repo"), source.text("revision"))
    folder = downloads / re.sub(r"[^\w.-]+", "--", model.repo) / model.commit
    total = sum(file.size for file in model.files)
    events.phase("download", f"Fetching {len(model.files)} files")
    client.download(model, folder, ByteProgress(events, total))
    _from_folder(folder, out, dtype, events, may_link=True)
    # The built folder shares or replaces its bytes.
    shutil.rmtree(folder, ignore_errors=True)
    return {"licence": model.licence, "gated": model.gated, "revision": model.commit}
