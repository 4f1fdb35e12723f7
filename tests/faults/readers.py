"""Readers who open pages all the time, from any server that answers, as through a proxy."""

import http.client
import itertools
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.faults.site import HOST

#: Seconds that a reader waits for a page.
PATIENCE = 15
PAUSE = 0.2
#: The address that all servers are known under.
NAME = "localhost"


@dataclass
class Readers:
    """Read the pages in turn. ``fresh`` ones ask with a parameter that nobody has used, so that Django has to answer."""

    ports: list[int]
    pages: Sequence[str]
    fresh: bool = False
    asked: int = 0
    #: What a reader saw instead of the page, and how often.
    errors: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, first: int) -> None:
        ports = [*self.ports[first:], *self.ports[:first]]
        for number in itertools.count():
            page = self.pages[number % len(self.pages)]
            self.asked += 1
            answer = any_answer(ports, f"{page}?reader={number}" if self.fresh else page)
            if answer != "200":
                self.errors[answer] += 1
            if self.over.wait(PAUSE):
                return


def any_answer(ports: Sequence[int], path: str) -> str:
    answer = ""
    for port in ports:
        answer, _how = ask(port, path)
        if answer.isdecimal():
            return answer
    return answer  # no server answered


def ask(port: int, path: str) -> tuple[str, str]:
    """Return the status, or what went wrong, and what the site says of its copies of the page."""
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Host": NAME})
        response = connection.getresponse()
        response.read()
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__, ""
    finally:
        connection.close()
    return str(response.status), response.headers.get("Cache-Status", "")


@contextmanager
def reading(ports: list[int], pages: Sequence[str]) -> Iterator[tuple[Readers, Readers]]:
    """Let four read meanwhile: two the pages that are ready, two those that Django answers; each asks another server first."""
    groups = Readers(ports, pages), Readers(ports, pages, fresh=True)
    threads = [
        threading.Thread(target=Readers.read, args=(group, first), daemon=True)
        for group in groups
        for first in range(len(ports))
    ]
    for thread in threads:
        thread.start()
    try:
        yield groups
    finally:
        for group in groups:
            group.over.set()
        for thread in threads:
            thread.join()


def make_ready(ports: list[int], pages: Sequence[str], patience: float = 60) -> None:
    """Ask until each server has each page ready."""
    over = time.monotonic() + patience
    for port, page in itertools.product(ports, pages):
        while "hit" not in ask(port, page)[1]:
            assert time.monotonic() < over, f"{page} was never ready."
            time.sleep(PAUSE)
