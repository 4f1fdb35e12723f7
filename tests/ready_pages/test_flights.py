"""However many people ask for a page that is not ready, it is rendered once."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from threading import Barrier, Event
from typing import Any

import pytest
from django.test import RequestFactory

from core.ready_pages import changes, recording, rendering, server
from core.ready_pages.changes import versions
from core.ready_pages.entries import Entry
from core.ready_pages.server import ReadyPages
from tests.ready_pages.reading import forget_everything

READERS = 200


class Site:
    """A site without a database, whose page takes as long as the test says."""

    def __init__(self) -> None:
        self.rendered = 0
        self.may_end = Event()
        self.has_begun = Event()
        self.app = ReadyPages(self)

    def __call__(self, _environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.rendered += 1
        number = self.rendered
        self.has_begun.set()
        assert self.may_end.wait(30)
        start_response("200 OK", [("Content-Type", "text/html")])
        return [b"page %d" % number]

    def read(self) -> tuple[bytes, str]:
        head: list[Any] = []
        environ = RequestFactory().get("/en/", headers={"host": "testserver"}).environ
        body = self.app(environ, lambda *given: head.extend(given))
        return b"".join(body), dict(head[1]).get("Cache-Status", "")


@pytest.fixture
def site(monkeypatch):
    forget_everything()
    monkeypatch.setattr(changes, "CHECKED_EVERY", 0)
    for module in (server, rendering):
        monkeypatch.setattr(module, "fingerprint", lambda _queries, version: repr(version).encode())
    monkeypatch.setattr(changes, "_drop_broken_connection", lambda: None)
    monkeypatch.setattr(recording, "connections", {"default": Quiet()})
    publish(monkeypatch, 1)
    yield Site()
    forget_everything()


class Quiet:
    """A connection to which nothing is sent."""

    def execute_wrapper(self, _wrapper):
        return nullcontext()


def publish(monkeypatch, number):
    for module in (changes, rendering, server):
        monkeypatch.setattr(module, "read_version", lambda: (number, number))
    versions.forget()


def read_together(site, readers):
    start = Barrier(readers)

    def read(_number):
        start.wait()
        return site.read()

    with ThreadPoolExecutor(readers) as pool:
        answers = [pool.submit(read, number) for number in range(readers)]
        site.has_begun.wait(30)
        site.may_end.set()
        return [answer.result(30) for answer in answers]


def test_many_readers_of_a_new_page_are_one_rendering(site):
    answers = read_together(site, READERS)

    assert {body for body, _how in answers} == {b"page 1"}
    assert site.rendered == 1


def test_many_readers_after_a_publication_are_one_rendering(site, monkeypatch):
    site.may_end.set()
    site.read()
    site.may_end.clear()
    site.has_begun.clear()
    publish(monkeypatch, 2)

    answers = read_together(site, READERS)

    assert site.rendered == 2
    assert {body for body, _how in answers} <= {b"page 1", b"page 2"}
    assert site.read() == (b"page 2", "site; hit")


def test_while_a_page_is_rendered_the_others_get_the_copy_before(site, monkeypatch):
    site.may_end.set()
    site.read()
    site.may_end.clear()
    site.has_begun.clear()
    publish(monkeypatch, 2)

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(site.read)
        assert site.has_begun.wait(30)
        meanwhile = Counter(site.read() for _ in range(5))
        site.may_end.set()
        assert first.result(30)[0] == b"page 2"

    assert meanwhile == {(b"page 1", f"site; {server.UPDATING}"): 5}


def test_after_a_second_nobody_gets_the_copy_before(site, monkeypatch):
    site.may_end.set()
    site.read()
    site.may_end.clear()
    site.has_begun.clear()
    publish(monkeypatch, 2)
    monkeypatch.setattr(server, "PATIENCE", 0)

    answers = read_together(site, READERS)

    assert {body for body, _how in answers} == {b"page 2"}


def test_a_page_that_another_process_renders_is_taken_from_there(site, monkeypatch):
    """Another process has begun, and ends while this one waits for it."""
    made = []

    def claim(key):
        if not made:
            made.append(key)
            ready = Entry.of(
                b"page of the other",
                [],
                version=(1, 1),
                until=time.time() + 60,
                queries=[],
                fingerprint=b"",
            )
            server.shared.put(key, ready)
        return False

    monkeypatch.setattr(server.shared, "claim", claim)

    assert site.read()[0] == b"page of the other"
    assert site.rendered == 0


def test_a_process_that_never_ends_its_rendering_is_not_waited_for(site, monkeypatch):
    monkeypatch.setattr(server.shared, "claim", lambda _key: False)
    monkeypatch.setattr(server, "LONGEST_WAIT", 0)
    site.may_end.set()

    assert site.read()[0] == b"page 1"
