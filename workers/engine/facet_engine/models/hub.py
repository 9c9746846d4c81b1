"""A model from a Hugging Face Hub: pinned to a commit, resumed where it broke off, verified."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from facet_engine.models.hub_errors import as_hub_error
from facet_engine.models.progress import ByteProgress
from facet_engine.protocol.errors import EngineError
from facet_engine.protocol.files import CHUNK_BYTES

# Weights, configs and tokenizers; never pickles, code or other runtimes' copies of the weights.
WANTED = re.compile(
    r"^(.*\.safetensors|[^/]*\.json|tokenizer\.model|spiece\.model|merges\.txt|vocab\.txt"
    r"|[^/]*\.jinja|licen[cs]e[^/]*|notice[^/]*|use_policy[^/]*)$",
    re.IGNORECASE,
)
SPARE_BYTES = 64 << 20
STREAM_BYTES = 128 << 10


@dataclass(frozen=True)
class HubFile:
    """One file of a repository; `sha256` is known for large files, `git_sha1` for all others."""

    name: str
    size: int
    sha256: str | None
    git_sha1: str | None


@dataclass(frozen=True)
class HubModel:
    repo: str
    commit: str
    files: list[HubFile]
    licence: str | None
    gated: bool


class HubClient:
    """Speaks to one endpoint; the token is sent to that host only, never to a storage host."""

    def __init__(self, endpoint: str | None, token: str | None) -> None:
        # Plain HTTP can resume across processes and needs no second host.
        os.environ["HF_HUB_DISABLE_XET"] = "1"
        from huggingface_hub import HfApi, constants

        # The library's 10 MiB would be lost at each interruption, and progress would stand still.
        constants.DOWNLOAD_CHUNK_SIZE = STREAM_BYTES
        self.endpoint = (endpoint or constants.ENDPOINT).rstrip("/")
        self._token: str | bool = token or False
        self._api = HfApi(endpoint=self.endpoint, token=self._token)

    def find(self, repo: str, revision: str) -> HubModel:
        """The commit that `revision` names now, its files with sizes and hashes, its licence."""
        with self._named_errors(repo, revision):
            info = self._api.model_info(repo, revision=revision, files_metadata=True, timeout=30)
        if info.sha is None:
            raise EngineError(
                "hub_unreachable",
                "infra",
                f"{self.endpoint} did not say which commit {revision} is.",
                "endpoint",
                "Check that the endpoint is a Hugging Face Hub.",
            )
        files = [_file(sibling) for sibling in info.siblings or []]
        return HubModel(
            repo,
            info.sha,
            _needed([file for file in files if WANTED.match(file.name) and "/" not in file.name]),
            _licence(info),
            bool(info.gated),
        )

    def download(self, model: HubModel, folder: Path, progress: ByteProgress) -> None:
        """Bring all files into `folder`; files that are there already were verified before."""
        folder.mkdir(parents=True, exist_ok=True)
        missing = [file for file in model.files if not (folder / file.name).is_file()]
        have = sum(_size(folder / f"{file.name}.partial") for file in missing)
        _check_space(folder, sum(file.size for file in missing) - have)
        progress.advance(sum(file.size for file in model.files if file not in missing))
        for file in missing:
            with self._named_errors(model.repo, model.commit, file.name):
                self._fetch(model, file, folder, progress)

    def _fetch(self, model: HubModel, file: HubFile, folder: Path, progress: ByteProgress) -> None:
        from huggingface_hub import get_hf_file_metadata, hf_hub_url
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils._headers import build_hf_headers

        url = hf_hub_url(model.repo, file.name, revision=model.commit, endpoint=self.endpoint)
        found = get_hf_file_metadata(
            url, token=self._token, endpoint=self.endpoint, retry_on_errors=True
        )
        headers = build_hf_headers(token=self._token)
        if urlsplit(found.location).netloc != urlsplit(url).netloc:
            headers.pop("authorization", None)
        partial = folder / f"{file.name}.partial"
        start = _size(partial)
        if start > file.size:
            partial.unlink()
            start = 0
        progress.advance(start)
        with partial.open("ab") as target:
            http_get(
                found.location,
                target,
                resume_size=start,
                headers=headers,
                expected_size=file.size,
                tqdm_class=progress.bar_class(start),
            )
            target.flush()
            os.fsync(target.fileno())
        verify_file(partial, file)
        partial.rename(folder / file.name)

    @contextmanager
    def _named_errors(self, repo: str, revision: str, name: str = "") -> Iterator[None]:
        try:
            yield
        except EngineError:
            raise
        except Exception as error:
            raise as_hub_error(error, self.endpoint, repo, revision, name) from error


def verify_file(path: Path, file: HubFile) -> None:
    """Compare with the repository's hash; a file that differs is removed."""
    size = path.stat().st_size
    if file.sha256 is not None:
        digest = hashlib.sha256()
        wanted = file.sha256
    else:
        # Git names a small file by the sha1 of its header and content.
        digest = hashlib.sha1(f"blob {size}\0".encode(), usedforsecurity=False)
        wanted = file.git_sha1 or ""
    with path.open("rb") as content:
        while chunk := content.read(CHUNK_BYTES):
            digest.update(chunk)
    if size == file.size and (not wanted or digest.hexdigest() == wanted):
        return
    path.unlink()
    raise EngineError(
        "damaged_file",
        "user",
        f"{file.name} arrived with other bytes than the Hub lists for it.",
        file.name,
        "Import the model again; the file is fetched anew. If it repeats, check the network's "
        "proxy.",
    )


def _file(sibling: Any) -> HubFile:
    sha256 = sibling.lfs.sha256 if sibling.lfs else None
    return HubFile(sibling.rfilename, int(sibling.size or 0), sha256, sibling.blob_id)


def _needed(files: list[HubFile]) -> list[HubFile]:
    """Leave out second copies of the weights (`consolidated.safetensors` beside sharded ones)."""
    names = {file.name for file in files}
    if not names & {"model.safetensors", "model.safetensors.index.json"}:
        return files
    standard = re.compile(r"^model(-\d+-of-\d+)?\.safetensors$")
    sharded = "model.safetensors.index.json" in names
    return [
        file
        for file in files
        if not file.name.endswith(".safetensors")
        or (standard.match(file.name) and (file.name == "model.safetensors") != sharded)
    ]


def _licence(info: Any) -> str | None:
    card = info.card_data
    named = (card.get("license_name") or card.get("license")) if card else None
    if isinstance(named, list):
        named = ", ".join(map(str, named))
    if named:
        return str(named)
    tags = [tag.removeprefix("license:") for tag in info.tags or [] if tag.startswith("license:")]
    return tags[0] if tags else None


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _check_space(folder: Path, needed: int) -> None:
    # The model's own folder is built from the download, so the bytes are needed twice.
    free = shutil.disk_usage(folder).free
    if needed * 2 + SPARE_BYTES > free:
        raise EngineError(
            "disk_full",
            "resource",
            f"The download needs {needed * 2 / 1e9:.1f} GB of disk, {free / 1e9:.1f} GB are free.",
            "disk",
            "Free some space, or choose a smaller model.",
            {"neededBytes": needed * 2, "freeBytes": free},
        )
