"""Between two tests the live server answers nothing: a browser that was closed may still send requests."""

import threading
from collections.abc import Callable, Iterable
from typing import Any

#: Seconds for the last requests of a test, on a machine that does other work too.
LONGEST = 30


class Gate:
    """A WSGI application that passes requests on while it is open.

    Wagtail's editor tells the server when it is left, and its checks and previews run on. Such a
    request would open the database of the next test, or one that no longer exists.
    """

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application
        self.turn = threading.Condition()
        self.is_open = False
        self.inside = 0

    def open(self) -> None:
        with self.turn:
            self.is_open = True

    def shut(self) -> None:
        """Take no more requests, and wait for those that are being answered."""
        with self.turn:
            self.is_open = False
            self.turn.wait_for(lambda: not self.inside, LONGEST)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not self._enter():
            start("503 Service Unavailable", [("Content-Length", "0")])
            return [b""]
        try:
            return [_whole(self.application(environ, start))]
        finally:
            with self.turn:
                self.inside -= 1
                self.turn.notify_all()

    def _enter(self) -> bool:
        with self.turn:
            self.inside += self.is_open
            return self.is_open


def _whole(answer: Any) -> bytes:
    """Read an answer to its end and close it, which ends Django's request."""
    try:
        return b"".join(answer)
    finally:
        if close := getattr(answer, "close", None):
            close()
