"""A server that speaks just enough of OpenSearch's protocol to be indexed into and searched, and writes down what it is told.

It knows nothing of relevance: a document is found when it has all the words. What it
proves is what our site sends, not what a real engine would answer.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

WORD = re.compile(r"\w+")


@dataclass
class Cluster:
    """What was stored, and every call: ``(method, path, body)``."""

    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    mappings: dict[str, Any] = field(default_factory=dict)
    calls: list[tuple[str, str, Any]] = field(default_factory=list)
    is_down: bool = False

    def searches(self) -> list[dict[str, Any]]:
        return [body for _method, path, body in self.calls if path.endswith("/_search")]

    def answer(self, method: str, path: str, lines: list[Any]) -> tuple[int, Any]:
        body = lines[0] if len(lines) == 1 else lines
        self.calls.append((method, path, body))
        if self.is_down:
            return 503, {"error": "down"}
        last = path.rstrip("/").rpartition("/")[2]
        known = {
            "_mapping": lambda: self._map(body),
            "_bulk": lambda: self._store(lines),
            "_search": lambda: self._search(body),
            "_count": lambda: {"count": len(self._having(body["query"]))},
            "_refresh": dict,
            "": lambda: {"version": {"number": "3.0.0", "distribution": "opensearch"}},
        }
        if last in known:
            return 200, known[last]()
        if method in {"GET", "HEAD"}:  # whether an index or an alias is there: none ever is
            return 404, {"error": "missing"}
        return 200, {"acknowledged": True}

    def _map(self, body: Any) -> Any:
        self.mappings |= body["properties"]
        return {"acknowledged": True}

    def _store(self, lines: list[Any]) -> Any:
        pairs = list(zip(lines[::2], lines[1::2], strict=True))
        self.documents |= {action["index"]["_id"]: document for action, document in pairs}
        return {"errors": False, "items": [{"index": {"status": 201}} for _ in pairs]}

    def _search(self, body: Any) -> Any:
        found = self._having(body["query"])[body.get("from", 0) :][: body.get("size", 10_000)]
        hits = [
            {"_id": pk, "_score": 1.0, "fields": {"pk": [self.documents[pk]["pk"]]}} for pk in found
        ]
        return {"hits": {"hits": hits}}

    def _having(self, query: dict[str, Any]) -> list[str]:
        wanted = set(WORD.findall(_first(query, "multi_match")["query"]))
        terms = dict(_all(query, "term"))
        return [
            pk
            for pk, document in self.documents.items()
            if wanted <= set(WORD.findall(json.dumps(document, ensure_ascii=False).lower()))
            and all(
                document.get(name) == value for name, value in terms.items() if name in document
            )
        ]


def _all(query: Any, name: str) -> Iterator[Any]:
    """Every clause of a name, however deep."""
    for value in query.values() if isinstance(query, dict) else query:
        if isinstance(value, dict | list):
            yield from _all(value, name)
    if isinstance(query, dict) and name in query:
        yield from query[name].items()


def _first(query: Any, name: str) -> Any:
    return dict(_all(query, name))


@contextmanager
def running() -> Iterator[tuple[str, Cluster]]:
    """Give the address of such a server on this machine, and what it knows."""
    cluster = Cluster()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            raw = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            lines = [json.loads(line) for line in raw.splitlines() if line]
            status, body = cluster.answer(self.command, self.path.partition("?")[0], lines)
            content = b"" if self.command == "HEAD" else json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815

        def log_message(self, *arguments: Any) -> None:
            """Not on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", cluster
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
