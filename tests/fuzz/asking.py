"""Sends inputs to the site in this process, through WSGI as gunicorn calls it, and judges the answers."""

import io
import logging
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.wsgi import get_wsgi_application
from django.db.models import F, Sum

from articles.models import HelpfulCount
from core.environ import with_readable_type
from forms.models import CallbackRequest
from tests.fuzz.inputs import Input, Target, made
from translations.models import ReaderDemand

#: Reasons of the judgement.
CRASHED, BROKEN, TWICE, TRACEBACK = "raised", "answered", "stored twice", "logged"


@dataclass
class Findings:
    asked: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    stored: int = 0
    wishes: int = 0
    helpful: int = 0
    #: A line for each input that was not answered as it should be.
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.asked} inputs, {self.stored} requests, {self.wishes} wishes and {self.helpful} answers about "
            f"guides stored, "
            f"{len(self.wrong)} wrong; answers {dict(sorted(self.answers.items()))}"
        )


class Records(logging.Handler):
    """Keeps what would be a traceback or an error in a log."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info or record.levelno >= logging.ERROR:
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            self.found.append(f"{record.name} {record.levelname} {kind}")


@contextmanager
def watched_logs() -> Iterator[Records]:
    records = Records()
    root = logging.getLogger()
    root.addHandler(records)
    try:
        yield records
    finally:
        root.removeHandler(records)


class Asker:
    def __init__(self, target: Target) -> None:
        self.target = target
        self.application = with_readable_type(get_wsgi_application())
        self.findings = Findings()

    def ask_made(self, seed: int, number: int) -> None:
        self.ask(made(seed, number, self.target))

    def ask(self, sent: Input) -> None:
        """Send an input, an impatient one twice, and note whatever is wrong."""
        for again in range(1 + sent.twice):
            before = self._counts() if sent.method == "POST" else (0, 0, 0)
            with watched_logs() as records:
                status = self._answer(sent)
            self._judge(sent, status, records.found)
            if sent.method == "POST":
                self._judge_storage(sent, before, again=bool(again))

    def _answer(self, sent: Input) -> int:
        """Return the status; 0 if the application raised."""
        self.findings.asked += 1
        statuses: list[int] = []

        def start(status: str, _headers: object, _exc_info: object = None) -> Any:
            statuses.append(int(status.split(maxsplit=1)[0]))
            return lambda _data: None

        try:
            response = self.application(environ(sent), start)
            try:
                for _ in response:
                    pass
            finally:
                if hasattr(response, "close"):
                    response.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            self._wrong(sent, CRASHED, type(error).__name__)
            return 0
        return statuses[-1]

    def _judge(self, sent: Input, status: int, logged: list[str]) -> None:
        self.findings.answers[status] += 1
        if status >= 500 and not is_probe(sent):
            self._wrong(sent, BROKEN, str(status))
        if logged:
            self._wrong(sent, TRACEBACK, ", ".join(logged))

    def _judge_storage(self, sent: Input, before: tuple[int, ...], *, again: bool) -> None:
        more = [now - then for now, then in zip(self._counts(), before, strict=True)]
        stored, wishes, helpful = more
        self.findings.stored += stored
        self.findings.wishes += wishes
        self.findings.helpful += helpful
        if max(more) > (0 if again else 1):
            self._wrong(sent, TWICE, f"{stored} requests, {wishes} wishes, {helpful} answers")

    @staticmethod
    def _counts() -> tuple[int, ...]:
        """Return how many requests, wishes and answers about guides are stored."""
        wishes = ReaderDemand.objects.aggregate(all=Sum("count"))["all"] or 0
        helpful = HelpfulCount.objects.aggregate(all=Sum(F("yes") + F("no")))["all"] or 0
        return CallbackRequest.objects.count(), wishes, helpful

    def _wrong(self, sent: Input, reason: str, detail: str) -> None:
        self.findings.wrong.append(f"{reason} {detail}: {sent}")
        print(self.findings.wrong[-1], flush=True)


def is_probe(sent: Input) -> bool:
    """Whether readiness is asked for: its 503 is an answer."""
    return unquote_to_bytes(sent.path).replace(b"\x00", b"").strip(b"/") == b"readyz"


def environ(sent: Input) -> dict[str, Any]:
    """Return the environment that gunicorn makes of a request."""
    found: dict[str, Any] = {
        "REQUEST_METHOD": sent.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(sent.path).decode("latin-1"),
        "QUERY_STRING": sent.query.decode("latin-1"),
        "CONTENT_LENGTH": str(len(sent.body)),
        "REMOTE_ADDR": "198.51.100.7",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(sent.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in sent.headers:
        key = name.upper().replace("-", "_")
        key = key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"
        found[key] = value.decode("latin-1").strip()
    return found
