"""Visitors for a trial: they read pages and send the callback form, and count what got no answer."""

import html
import http.client
import re
import ssl
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode, urlsplit

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FAILURES = (OSError, http.client.HTTPException)
#: Seconds. A request that takes longer counts as lost.
PATIENCE = 30
#: Of one run: a second request from the same number is recognised and not stored again.
NUMBERS = count(1)


@dataclass
class Crowd:
    """``visitors`` at a time, until `stop`. Nobody tries again: what fails is lost.

    Certificates are not checked.
    """

    address: str
    pages: list[str]
    form: str = ""
    visitors: int = 4
    answers: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    thanked: int = 0

    lock: threading.Lock = field(default_factory=threading.Lock)
    stopping: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        self.threads = [
            threading.Thread(target=self._visit, args=(n,), daemon=True)
            for n in range(self.visitors)
        ]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.stopping.set()
        for thread in self.threads:
            thread.join(timeout=2 * PATIENCE)

    @property
    def total(self) -> int:
        return sum(self.answers.values())

    def _visit(self, number: int) -> None:
        turn = number
        while not self.stopping.is_set():
            if self.form and turn % 3 == 0:
                self._send()
            else:
                self.ask("GET", self.pages[turn % len(self.pages)])
            turn += 1
            time.sleep(0.05)

    def _send(self) -> None:
        status, body, headers = self.ask("GET", self.form)
        if status != 200:
            return
        hidden = {name: html.unescape(value) for name, value in HIDDEN.findall(body)}
        phone = f"2{next(NUMBERS):07}"
        typed = {"name": "Zvirbulis", "phone": phone, "preferred_time": "morning", "language": "en"}
        fields = hidden | typed
        cookie = (headers["Set-Cookie"] or "").partition(";")[0]
        status, _body, headers = self.ask("POST", self.form, urlencode(fields), cookie)
        with self.lock:
            self.thanked += status in {302, 303} and "thank-you" in (headers["Location"] or "")

    def ask(
        self, method: str, path: str, body: str | None = None, cookie: str = ""
    ) -> tuple[int, str, http.client.HTTPMessage]:
        """Send one request; return status, body and headers. Counts it as lost after an error of the connection or the server."""
        parts = urlsplit(self.address)
        headers = {
            "Host": parts.netloc,
            "Cookie": cookie,
            "Referer": f"{self.address}{path}",
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = connect(self.address)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text, status, received = response.read().decode(), response.status, response.headers
        except FAILURES as error:
            text, status, received = "", 0, http.client.HTTPMessage()
            self._note(method, path, type(error).__name__)
        else:
            self._note(method, path, str(status))
        finally:
            connection.close()
        return status, text, received

    def _note(self, method: str, path: str, answer: str) -> None:
        with self.lock:
            self.answers[f"{method} {answer}"] += 1
            if not answer.isdecimal() or int(answer) >= 500:
                self.lost.append(f"{method} {path}: {answer}")


def connect(address: str) -> http.client.HTTPConnection:
    parts = urlsplit(address)
    assert parts.hostname  # noqa: S101
    if parts.scheme == "http":
        return http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE)
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(
        parts.hostname, parts.port, timeout=PATIENCE, context=trusting
    )
