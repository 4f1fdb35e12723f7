"""Logs and error reports that hold no personal data.

The text of an exception quotes values: PostgreSQL's "Failing row contains (…)" holds a
whole callback request. So a traceback in our logs has the type and the place of the error,
never its text. Our own log lines name primary keys, not contents.
"""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

HIDDEN = "(hidden)"

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class DiscreetFormatter(logging.Formatter):
    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - the base class's name
        return "\n".join(_described(one) for one in _chain(ei[1]))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and its causes, causes first, as Python prints them."""
    if error is None:
        return
    hidden = error.__suppress_context__
    yield from _chain(error.__cause__ or (None if hidden else error.__context__))
    yield error


def _described(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"{frames}{kind.__module__}.{kind.__qualname__} {HIDDEN}"


class WithoutProbes(logging.Filter):
    """Drops the error line of each probe that gets 503 from `/readyz`: that is an answer, not a fault of the site."""

    def filter(self, record: logging.LogRecord) -> bool:
        path = getattr(getattr(record, "request", None), "path", "")
        return not (path == "/readyz" and getattr(record, "status_code", None) == 503)


class NothingPosted(SafeExceptionReporterFilter):
    """Hides all posted values in error reports, also in views that are not marked as sensitive."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        posted = super().get_post_parameters(request)
        return dict.fromkeys(posted, HIDDEN) if self.is_active(request) else posted
