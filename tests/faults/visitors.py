"""Visitors who submit the form, and resubmit it until the thank-you page appears."""

import html
import http.client
import itertools
import random
import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import phonenumbers

from tests.faults.site import HOST

#: Seconds. As the page's own script: a person waits no longer for one answer, and tries again.
PATIENCE = 15
#: Seconds in which every visitor must have been thanked.
LONGEST_WAIT = 180
#: The same while a backup is restored, on a loaded machine.
LONGEST_RESTORATION = 900
NAME = "Zvirbulis"
#: Of the measurement of one fault: writers at a time, the least number of their forms, and seconds between two of one writer.
WRITERS, SUBMISSIONS, PAUSE = 4, 24, 0.5
#: Quicker than a parser, which would take the time that the servers need.
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FAILURES = (OSError, http.client.HTTPException)


@dataclass
class Ledger:
    """What the visitors were told."""

    thanked: list[uuid.UUID] = field(default_factory=list)
    given_up: list[uuid.UUID] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)
    slowest: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, answer: str, seconds: float) -> None:
        with self.lock:
            self.answers[answer] += 1
            self.slowest = max(self.slowest, seconds)


def numbers() -> Iterator[str]:
    """Phone numbers that exist, each once."""
    for number in range(20_000_000, 29_999_999, 137):
        if phonenumbers.is_valid_number(phonenumbers.parse(str(number), "LV")):
            yield str(number)


class Visitor:
    def __init__(self, ports: list[int], path: str, phone: str, ledger: Ledger) -> None:
        self.ports = random.sample(ports, len(ports))
        self.path = path
        self.phone = phone
        self.ledger = ledger
        self.cookie = ""
        self.longest_wait = LONGEST_WAIT

    def visit(self, *, impatient: bool = False) -> None:
        """Fill in the form and send it until it is acknowledged; impatient ones click twice."""
        deadline = time.monotonic() + self.longest_wait
        fields = self.open_form(deadline)
        token = uuid.UUID(fields["token"])
        clicks = [
            threading.Thread(target=self.send, args=(fields, n, deadline))
            for n in range(2 if impatient else 1)
        ]
        for click in clicks:
            click.start()
        for click in clicks:
            click.join()
        thanked = time.monotonic() < deadline
        (self.ledger.thanked if thanked else self.ledger.given_up).append(token)

    def open_form(self, deadline: float) -> dict[str, str]:
        turn = 0
        while time.monotonic() < deadline:
            status, body, cookie = self.ask("GET", turn)
            if status == "200":
                self.cookie = cookie
                hidden = {name: html.unescape(value) for name, value in HIDDEN.findall(body)}
                typed = {"name": f"{NAME} {self.phone}", "phone": self.phone, "message": NAME}
                return hidden | typed | {"preferred_time": "morning"}
            turn += 1
            pause()
        raise AssertionError("The form was never shown.")

    def send(self, fields: dict[str, str], first: int, deadline: float) -> None:
        """Send the same form, by turns to each server, until one of them says thank you."""
        turn = first
        while time.monotonic() < deadline:
            status, _body, location = self.ask("POST", turn, urlencode(fields))
            if status in {"302", "303"} and "thank-you" in location:
                return
            turn += 1
            pause()

    def ask(self, method: str, turn: int, body: str | None = None) -> tuple[str, str, str]:
        """Return the status (or what went wrong), the body, and the cookie or the new address."""
        port = self.ports[turn % len(self.ports)]
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        started = time.monotonic()
        try:
            connection.request(method, self.path, body, headers if body else {})
            response = connection.getresponse()
            read = response.read().decode()
            answer = str(response.status)
            told = response.headers["Location"] or (response.headers["Set-Cookie"] or "")
        except FAILURES as error:
            answer, read, told = type(error).__name__, "", ""
        finally:
            connection.close()
        self.ledger.note(f"{method} {answer}", time.monotonic() - started)
        return answer, read, told.partition(";")[0]


def pause() -> None:
    time.sleep(random.uniform(0.3, 1))


@contextmanager
def writing(ports: list[int], form: str, phones: Iterator[str], ledger: Ledger) -> Iterator[None]:
    """Let visitors come meanwhile, and at least `SUBMISSIONS` of them; wait until each has been thanked."""
    over, come = threading.Event(), itertools.count(1)

    def write() -> None:
        while next(come) <= SUBMISSIONS or not over.is_set():
            with ledger.lock:
                phone = next(phones)
            visitor = Visitor(ports, form, phone, ledger)
            visitor.longest_wait = LONGEST_RESTORATION
            visitor.visit()
            over.wait(PAUSE)

    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write) for _ in range(WRITERS)]
        try:
            yield
        finally:
            over.set()
        for writer in writers:
            writer.result()
