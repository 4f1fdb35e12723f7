"""Readers who open a page all the time, from any server that answers, as through a proxy."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.faults.site import HOST

#: Seconds that a reader waits for a page.
PATIENCE = 15
PAUSE = 0.2


@dataclass
class Readers:
    ports: list[int]
    path: str
    asked: int = 0
    #: What a reader saw instead of the page, and how often.
    errors: dict[str, int] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        while not self.over.is_set():
            self.asked += 1
            answer = self._any_answer()
            if answer != "200":
                self.errors[answer] = self.errors.get(answer, 0) + 1
            time.sleep(PAUSE)

    def _any_answer(self) -> str:
        answer = ""
        for port in self.ports:
            answer = self._ask(port)
            if answer.isdecimal():
                return answer
        return answer  # no server answered

    def _ask(self, port: int) -> str:
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        try:
            connection.request("GET", self.path)
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__
        finally:
            connection.close()
        return str(response.status)


@contextmanager
def reading(ports: list[int], path: str) -> Iterator[Readers]:
    """Let two read meanwhile, each asking another server first."""
    both = Readers(ports, path)
    threads = [threading.Thread(target=both.read, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        yield both
    finally:
        both.over.set()
        for thread in threads:
            thread.join()
