"""A Hub on this machine: the endpoints huggingface_hub uses, real HTTP, faults to order."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

COMMIT = "0123456789abcdef0123456789abcdef01234567"
BRANCHES = {"main": COMMIT, COMMIT: COMMIT}


@dataclass
class Hub:
    """One repository, `owner/tiny`, and what the server noted about its visitors."""

    files: dict[str, bytes]
    gated: bool = False
    token: str | None = None
    wrong_bytes: set[str] = field(default_factory=set)
    # Stop after this many bytes of weights until `go_on` is set.
    pause_at: int | None = None
    go_on: threading.Event = field(default_factory=threading.Event)
    url: str = ""
    storage_url: str = ""
    ranges: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    tokens_at_storage: list[str | None] = field(default_factory=list)
    served: int = 0


def large(name: str) -> bool:
    return name.endswith(".safetensors") or name == "tokenizer.json"


class Handler(BaseHTTPRequestHandler):
    hub: Hub
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        return

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        self._answer(body=True)

    def _answer(self, body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith("/storage/"):
            self.hub.tokens_at_storage.append(self.headers.get("authorization"))
            self._bytes(path.removeprefix("/storage/"), body)
            return
        given = self.headers.get("authorization")
        if given is not None and given != f"Bearer {self.hub.token}":
            self._refuse(401, None, "Invalid credentials in Authorization header")
        elif path.startswith("/api/models/owner/tiny/revision/"):
            revision = path.rsplit("/", 1)[1]
            if revision in BRANCHES:
                self._json(self._info())
            else:
                self._refuse(404, "RevisionNotFound", "Invalid rev id")
        elif path.startswith(f"/owner/tiny/resolve/{COMMIT}/"):
            self._resolve(path.rsplit("/", 1)[1], body)
        else:
            self._refuse(401, "RepoNotFound", "Repository not found")

    def _info(self) -> dict[str, Any]:
        siblings = []
        for name, content in self.hub.files.items():
            blob = hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()
            entry: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": blob}
            if large(name):
                digest = hashlib.sha256(content).hexdigest()
                entry["lfs"] = {"sha256": digest, "size": len(content), "pointerSize": 130}
            siblings.append(entry)
        return {
            "_id": "1",
            "id": "owner/tiny",
            "sha": COMMIT,
            "private": False,
            "gated": "manual" if self.hub.gated else False,
            "tags": ["license:apache-2.0"],
            "cardData": {"license": "apache-2.0"},
            "siblings": siblings,
        }

    def _resolve(self, name: str, body: bool) -> None:
        if self.hub.gated and self.headers.get("authorization") is None:
            self._refuse(401, "GatedRepo", "Access to model owner/tiny is restricted")
            return
        self.hub.asked.append(name)
        content = self.hub.files[name]
        if not large(name):
            self._bytes(name, body)
            return
        self.send_response(302)
        self.send_header("Location", f"{self.hub.storage_url}/storage/{name}")
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("X-Linked-Etag", f'"{hashlib.sha256(content).hexdigest()}"')
        self.send_header("X-Linked-Size", str(len(content)))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _bytes(self, name: str, body: bool) -> None:
        content = self.hub.files[name]
        if name in self.hub.wrong_bytes:
            content = bytes(byte ^ 1 for byte in content)
        start = 0
        wanted = self.headers.get("range")
        if wanted:
            self.hub.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").split("-")[0])
        self.send_response(206 if wanted else 200)
        self.send_header("X-Repo-Commit", COMMIT)
        self.send_header("ETag", f'"{hashlib.sha1(content).hexdigest()}"')
        self.send_header("Content-Length", str(len(content) - start))
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.end_headers()
        if not body:
            return
        pause = self.hub.pause_at if name.endswith(".safetensors") else None
        first = content[start:] if pause is None else content[start:pause]
        self.wfile.write(first)
        self.hub.served += len(first)
        if pause is not None and not self.hub.go_on.is_set():
            self.wfile.flush()
            self.hub.go_on.wait(60)
            self.close_connection = True
        elif pause is not None:
            self.wfile.write(content[max(start, pause) :])
            self.hub.served += len(content) - max(start, pause)

    def _json(self, value: dict[str, Any]) -> None:
        text = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _refuse(self, status: int, code: str | None, message: str) -> None:
        self.send_response(status)
        if code:
            self.send_header("X-Error-Code", code)
        self.send_header("X-Error-Message", message)
        self.send_header("Content-Length", "0")
        self.end_headers()


@contextmanager
def serve_hub(folder: Path, **settings: Any) -> Iterator[Hub]:
    """Serve the files of `folder` and some that nobody should ask for; storage is another host."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    files |= {
        "pytorch_model.bin": b"pickle",
        "modeling_tiny.py": b"print('run me')",
        "consolidated.safetensors": b"second copy",
        "onnx/model.safetensors": b"other runtime",
    }
    hub = Hub(files, **settings)
    handler = type("BoundHandler", (Handler,), {"hub": hub})
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for _ in range(2)]
    hub.url, hub.storage_url = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield hub
    finally:
        hub.go_on.set()
        for server in servers:
            server.shutdown()
            server.server_close()
