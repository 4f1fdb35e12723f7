"""One id for everything that belongs to one request: its answer, its log lines, the mail it causes.

The id is in the response header ``X-Request-ID`` and in each log line written meanwhile.
Background work that a request caused continues under the request's id (`following`).
"""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
#: A UUID, with or without hyphens: what nginx, Caddy, HAProxy and Envoy write. Looser rules would let text into the log.
FORMAT = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")

_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """Return the id of the request or job that this thread works for; empty outside of one."""
    return _current.get()


def new() -> str:
    return uuid.uuid4().hex


@contextmanager
def following(identifier: str) -> Iterator[None]:
    """Work under an id; a new one if it is empty."""
    token = _current.set(identifier or new())
    try:
        yield
    finally:
        _current.reset(token)


def with_request_id(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give each request its id. A request made by our own code, such as a preview, has the id of its cause."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with following(current() or received(request)):
            # Django logs a 404 or 500 after the last middleware: the formatters find the id on the request.
            request.request_id = current()  # type: ignore[attr-defined]
            response = get_response(request)
            response[HEADER] = current()
            return response

    return middleware


def received(request: HttpRequest) -> str:
    """Return the id that our own proxy sent; empty if the request did not come through it, or for another format."""
    hops = request.headers.get("x-forwarded-for", "").split(",")
    through_proxy = 0 < settings.TRUSTED_PROXY_COUNT <= len(list(filter(None, hops)))
    sent = request.headers.get(HEADER, "")
    return sent if through_proxy and FORMAT.fullmatch(sent) else ""
