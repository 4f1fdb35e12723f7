"""A small S3-compatible store in this process: objects in memory, and the faults that a real one has.

It knows what django-storages asks: PUT (also in parts), GET with ranges, HEAD and DELETE of one object, and the list of a folder.
"""

import datetime
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit
from xml.sax.saxutils import escape

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
    #: Of objects that are sent in parts.
    parts: dict[int, bytes] = field(default_factory=dict)
    #: Answer with this status instead.
    refuses_with: int = 0
    #: Refuse what would be stored, as MinIO does on a full disk, and give what is there.
    is_full: bool = False
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
        self.query = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        self.store.asked.append(f"{self.command} {self.path_asked}")
        self.store.answers.wait()
        refusal = self.store.refuses_with or (403 if self._is_unsigned() else 0)
        if self.store.is_full and self.command in {"PUT", "POST"}:
            refusal = 507
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

    def do_POST(self) -> None:
        """Begin or end an object that is sent in parts, one object at a time."""
        if not self._begin():
            return
        if "uploads" in self.query:
            self.store.parts.clear()
            self._answer(200, body=_xml("InitiateMultipartUploadResult", "<UploadId>1</UploadId>"))
            return
        whole = b"".join(body for _number, body in sorted(self.store.parts.items()))
        self.store.objects[self.path_asked] = Stored(whole, {})
        self._answer(200, body=_xml("CompleteMultipartUploadResult", "<ETag>etag</ETag>"))

    def do_PUT(self) -> None:
        if not self._begin():
            return
        if "partNumber" in self.query:
            self.store.parts[int(self.query["partNumber"][0])] = self.sent
            self._answer(200, {"ETag": '"etag"'})
        else:
            kept = ("Content-Type", "Cache-Control", "Content-Encoding")
            headers = {name: self.headers[name] for name in kept if self.headers.get(name)}
            if "aws-chunked" in headers.get("Content-Encoding", ""):
                del headers["Content-Encoding"]
            self.store.objects[self.path_asked] = Stored(self.sent, headers)
            self._answer(200, {"ETag": '"etag"'})

    def do_GET(self) -> None:
        if not self._begin():
            return
        if "list-type" in self.query or "delimiter" in self.query:
            self._answer(200, body=self._listed())
        else:
            self._give()

    def _listed(self) -> bytes:
        """Return the names and the folders directly below a folder."""
        bucket = self.path_asked.rstrip("/")
        prefix = self.query.get("prefix", [""])[0]
        names = [name.removeprefix(f"{bucket}/") for name in sorted(self.store.objects)]
        below = [name.removeprefix(prefix) for name in names if name.startswith(prefix)]
        folders = sorted({name.split("/")[0] for name in below if "/" in name})
        parts = [
            f"<Contents><Key>{escape(prefix + name)}</Key></Contents>"
            for name in below
            if "/" not in name
        ]
        parts += [
            f"<CommonPrefixes><Prefix>{escape(prefix + name)}/</Prefix></CommonPrefixes>"
            for name in folders
        ]
        return _xml("ListBucketResult", "".join(parts))

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
        if wanted := re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range") or ""):
            first, last = int(wanted[1]), int(wanted[2] or len(found.body) - 1)
            about["Content-Range"] = f"bytes {first}-{last}/{len(found.body)}"
            self._answer(206, about, found.body[first : last + 1])
            return
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


def _xml(name: str, content: str) -> bytes:
    space = "http://s3.amazonaws.com/doc/2006-03-01/"
    return f'<?xml version="1.0"?><{name} xmlns="{space}">{content}</{name}>'.encode()


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
