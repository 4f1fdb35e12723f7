"""A small S3-compatible store in this process: objects in memory, and the faults that a real one has.

It knows what django-storages asks: PUT, GET with ranges, HEAD and DELETE of one object.
"""

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

HOST = "127.0.0.1"


@dataclass
class Stored:
    body: bytes
    headers: dict[str, str]


@dataclass
class Store:
    port: int = 0
    objects: dict[str, Stored] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    #: Answer with this status instead.
    refuses_with: int = 0
    #: Whether it gives an object to nobody without a signature that is still valid, as a private bucket.
    is_private: bool = False
    #: Set while it answers; cleared, it takes connections and says nothing.
    answers: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store: Store

    def _begin(self) -> bool:
        """Read what was sent; return whether to go on."""
        self.sent = self._read_body()
        self.path_asked = unquote(urlsplit(self.path).path).lstrip("/")
        self.store.asked.append(f"{self.command} {self.path_asked}")
        self.store.answers.wait()
        refusal = self.store.refuses_with or (403 if self._is_unsigned() else 0)
        if refusal:
            self._answer(refusal)
        return not refusal

    def _is_unsigned(self) -> bool:
        if not self.store.is_private or self.headers.get("Authorization"):
            return False
        query = dict(parse_qsl(urlsplit(self.path).query))
        if not query.get("X-Amz-Signature"):
            return True
        signed = datetime.datetime.strptime(query["X-Amz-Date"], "%Y%m%dT%H%M%S%z")
        age = datetime.datetime.now(datetime.UTC) - signed
        return age.total_seconds() > int(query["X-Amz-Expires"])

    def _read_body(self) -> bytes:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "aws-chunked" not in self.headers.get("Content-Encoding", ""):
            return body
        whole = b""
        while body:
            size, _, body = body.partition(b"\r\n")
            length = int(size.split(b";")[0], 16)
            if not length:
                break
            whole, body = whole + body[:length], body[length + 2 :]
        return whole

    def do_PUT(self) -> None:
        if self._begin():
            kept = ("Content-Type", "Cache-Control", "Content-Encoding")
            headers = {name: self.headers[name] for name in kept if self.headers.get(name)}
            if "aws-chunked" in headers.get("Content-Encoding", ""):
                del headers["Content-Encoding"]
            self.store.objects[self.path_asked] = Stored(self.sent, headers)
            self._answer(200, {"ETag": '"etag"'})

    def do_GET(self) -> None:
        if self._begin():
            self._give()

    def do_HEAD(self) -> None:
        if self._begin():
            self._give()

    def do_DELETE(self) -> None:
        if self._begin():
            self.store.objects.pop(self.path_asked, None)
            self._answer(204)

    def _give(self) -> None:
        found = self.store.objects.get(self.path_asked)
        if found is None:
            self._answer(404)
            return
        about = {"ETag": '"etag"', "Last-Modified": formatdate(usegmt=True)} | found.headers
        self._answer(200, about, found.body)

    def _answer(
        self, status: int, headers: dict[str, str] | None = None, body: bytes = b""
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        # A page on another origin may load scripts and fonts, as from a CDN.
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        pass


@contextmanager
def running_store() -> Iterator[Store]:
    store = Store()
    store.answers.set()
    server = ThreadingHTTPServer((HOST, 0), type("OfThisStore", (Handler,), {"store": store}))
    server.daemon_threads = True
    store.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield store
    finally:
        store.answers.set()
        server.shutdown()
        thread.join()
        server.server_close()
