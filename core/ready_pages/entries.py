"""A ready page: its bytes in each encoding, with everything a later request needs."""

import gzip
import hashlib
import pickle
import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import brotli

from core.ready_pages.changes import Version
from core.ready_pages.recording import Query

Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]

#: Written by us for each answer, or true of one visitor's answer only.
OWN = {
    "cache-control",
    "cache-status",
    "content-encoding",
    "content-length",
    "date",
    "etag",
    "expires",
    "last-modified",
    "vary",
    "x-request-id",
}
#: Browsers ask each time and get 304. A proxy may keep a page for a second, and for a day while the site is down.
CONTROL = "public, max-age=0, s-maxage=1, stale-if-error=86400"
#: Headers of a 304 that a cache needs; the body's own are left out.
OF_THE_BODY = {"content-length", "content-type", "content-encoding"}
#: The quality, up to 11. A long guide takes 56 ms once and is an eighth smaller than with 5, which takes 3 ms; 11 takes 150 ms for one per cent.
BROTLI = 10
#: In the order of preference; the empty name stands for a body that is not compressed.
ENCODINGS = ("br", "gzip", "")


class Answer(NamedTuple):
    headers: Headers
    body: list[bytes]
    etag: str


@dataclass
class Entry:
    """A rendered page. ``until`` is a moment in seconds since 1970; ``version`` is the content's when it was known to be true."""

    version: Version
    until: float
    headers: Headers
    packed: bytes
    etag: str
    queries: list[Query] = field(repr=False)
    fingerprint: bytes
    _answers: dict[str, Answer] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls,
        body: bytes,
        headers: Headers,
        *,
        version: Version,
        until: float,
        queries: list[Query],
        fingerprint: bytes,
    ) -> "Entry":
        kept = [(name, value) for name, value in headers if name.lower() not in OWN]
        # Of the body only: the order within some headers differs between processes.
        digest = hashlib.sha256(body).hexdigest()[:32]
        packed = brotli.compress(body, quality=BROTLI)
        return cls(version, until, kept, packed, digest, queries, fingerprint)

    def __getstate__(self) -> dict[str, Any]:
        # Only the brotli bytes travel: the answers follow from them.
        queries = brotli.compress(pickle.dumps(self.queries), quality=4)
        return self.__dict__ | {"_answers": {}, "queries": queries}

    def __setstate__(self, state: dict[str, Any]) -> None:
        queries = pickle.loads(brotli.decompress(state["queries"]))  # noqa: S301 - the site's own cache
        self.__dict__ |= state | {"queries": queries}

    @property
    def size(self) -> int:
        """The bytes that the prepared answers occupy in memory."""
        return sum(len(self.answer(encoding).body[0]) for encoding in ENCODINGS)

    def is_true_at(self, version: Version | None) -> bool:
        return self.version == version and time.time() < self.until

    def answer(self, encoding: str) -> Answer:
        found = self._answers.get(encoding)
        if found is None:
            found = self._answers[encoding] = self._made(encoding)
        return found

    def _made(self, encoding: str) -> Answer:
        body = self._encoded(encoding)
        # Two encodings of a page have different bytes, so they need different strong tags.
        etag = f'"{self.etag}{f"-{encoding}" if encoding else ""}"'
        headers = [
            *self.headers,
            ("Content-Length", str(len(body))),
            ("ETag", etag),
            ("Vary", "Accept-Encoding"),
            ("Cache-Control", CONTROL),
        ]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        return Answer(headers, [body], etag)

    def _encoded(self, encoding: str) -> bytes:
        html = bytes(brotli.decompress(self.packed))
        if encoding == "br":
            return self.packed
        return gzip.compress(html, 6, mtime=0) if encoding == "gzip" else html

    def respond(
        self, environ: dict[str, Any], start_response: StartResponse, how: str = "hit"
    ) -> Iterable[bytes]:
        """Answer a request. ``how`` is said in the header ``Cache-Status`` (RFC 9211)."""
        encoding = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers, body, etag = self.answer(encoding)
        extra = [
            ("Cache-Status", f"site; {how}"),
            # nginx: until the end of this second. Its own times are whole seconds, up to two of ours.
            ("X-Accel-Expires", f"@{int(time.time())}"),
        ]
        if (asked := environ.get("HTTP_IF_NONE_MATCH")) and matches(asked, etag):
            kept = [pair for pair in headers if pair[0].lower() not in OF_THE_BODY]
            start_response("304 Not Modified", kept + extra)
            return []
        start_response("200 OK", headers + extra)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else body


QUALITY = re.compile(r"\s*;\s*q\s*=\s*0(?:\.0*)?\s*$")


@lru_cache(maxsize=512)
def accepted(header: str) -> str:
    """Return the best encoding that a browser accepts; empty for none."""
    offers = [offer.strip().lower() for offer in header.split(",")]
    names = {offer.partition(";")[0].strip() for offer in offers if not QUALITY.search(offer)}
    return next((name for name in ENCODINGS if name in names), "")


def matches(asked: str, etag: str) -> bool:
    """Return whether ``If-None-Match`` names this tag; a proxy may have made it weak."""
    if asked.strip() == "*":
        return True
    return etag in {tag.strip().removeprefix("W/") for tag in asked.split(",")}
