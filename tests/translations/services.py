"""A server on this machine that speaks as DeepL and LibreTranslate do."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

#: What it says, in both languages: the words are not the point.
WORDS = {"Slow strokes along the arm.": "Lēni glāsti gar roku.", "Your arm": "Jūsu roka"}


class Service(ThreadingHTTPServer):
    """Remembers what it was asked. ``status`` and ``answer`` make it fail."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.status = 200
        self.answer: bytes | None = None
        self.failing_from = 1_000

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        libre = self.headers["content-type"] == "application/json"
        asked = json.loads(body) if libre else parse_qs(body)
        self.server.paths.append(self.path)
        self.server.asked.append(asked | {"authorization": self.headers.get("authorization")})
        said = [WORDS.get(text, f"ā {text}") for text in asked["q" if libre else "text"]]
        answer = (
            {"translatedText": said} if libre else {"translations": [{"text": t} for t in said]}
        )
        failing = len(self.server.asked) >= self.server.failing_from
        self.send_response(500 if failing else self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer or json.dumps(answer).encode())

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Service]:
    server = Service()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
