"""A reader who asks the site through its WSGI application, ready pages included."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.test import RequestFactory
from django.utils import translation

from core.lookups import memory as remembering
from core.ready_pages import changes, recording
from core.ready_pages.changes import versions
from core.ready_pages.server import ReadyPages
from core.ready_pages.store import ALIAS, memory


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def how(self) -> str:
        """What the site says of the answer's origin; empty if Django answered."""
        return self.headers.get("Cache-Status", "")

    @property
    def is_hit(self) -> bool:
        return self.how == "site; hit"


class Reader:
    """Counts how often Django was asked (``rendered``)."""

    def __init__(self) -> None:
        self.rendered: list[str] = []
        self.environs: list[dict[str, Any]] = []
        self.django = get_wsgi_application()
        self.site = ReadyPages(self.ask_django)

    def ask_django(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.rendered.append(environ["PATH_INFO"])
        self.environs.append(environ)
        return self.django(environ, start_response)

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        sent = {"host": "testserver"} | headers
        return self.ask(RequestFactory().generic(method, path, headers=sent).environ)

    def ask(self, environ: dict[str, Any]) -> Answer:
        head: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            head[:] = [int(status[:3]), headers]

        run_waiting()
        versions.forget()
        # As Django's test client does: the signals would end the test's transaction.
        with connections_kept_open(), translation.override(translation.get_language()):
            result = self.site(environ, start_response)
            body = b"".join(result)
            if close := getattr(result, "close", None):
                close()
        return Answer(head[0], dict(head[1]), body)

    def read(self, path: str, **headers: str) -> bytes:
        answer = self.get(path, **headers)
        assert answer.status == 200, (path, answer.status)
        return answer.body


@contextmanager
def connections_kept_open() -> Iterator[None]:
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def run_waiting() -> None:
    """Run what waits for the commit, as `tests.visitor.Visitor` does."""
    waiting, connection.run_on_commit = connection.run_on_commit, []
    for _savepoints, callback, _robust in waiting:
        callback()


@contextmanager
def ready_pages() -> Iterator[None]:
    """Switch the ready pages on, with nothing kept from other tests."""
    forget_everything()
    changes.watch()
    try:
        yield
    finally:
        changes.unwatch()
        forget_everything()


def forget_everything() -> None:
    memory.clear()
    caches[ALIAS].clear()
    recording._latest.clear()
    # A transaction that was rolled back leaves its version to the next test.
    remembering._latest = remembering.Remembered(None)
    changes._tables.clear()
    versions.__init__()  # type: ignore[misc]
