"""Logs and error reports that hold no personal data.

The text of an exception quotes values: PostgreSQL's "Failing row contains (…)" holds a
whole callback request. So a traceback in our logs has the type and the place of the error,
never its text. Our own log lines name primary keys, not contents.
"""

import datetime
import logging
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter
from pythonjsonlogger.json import JsonFormatter

from core import request_ids

HIDDEN = "(hidden)"
#: What a JSON line may hold beside the fields of every line. Everything else that a library attaches
#: to a record is left out: Django attaches the request, whose text has the query string.
FIELDS = ("method", "path", "status", "bytes", "seconds", "status_code", "job")

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class DiscreetFormatter(logging.Formatter):
    """A line of text: the time in UTC, and the request's id at its end."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - the base class's name
        return moment(record)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        line = super().formatMessage(record)
        identifier = request_id(record)
        return f"{line} [{identifier}]" if identifier else line

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802
        return described(ei)


class DiscreetJsonFormatter(JsonFormatter):
    """A line of JSON with a fixed set of fields."""

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802
        return described(ei)

    def add_fields(
        self, log_data: dict[str, Any], record: logging.LogRecord, message_dict: dict[str, Any]
    ) -> None:
        log_data |= {
            "time": moment(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.message,
            "request_id": request_id(record),
        }
        log_data |= {
            name: value for name in FIELDS if (value := vars(record).get(name)) is not None
        }
        if "exc_info" in message_dict:
            log_data["error"] = message_dict["exc_info"]


def moment(record: logging.LogRecord) -> str:
    """Return when a record was written, in UTC, so that the lines of all processes can be sorted."""
    written = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
    return written.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def request_id(record: logging.LogRecord) -> str:
    request = vars(record).get("request")
    found = vars(record).get("request_id") or getattr(request, "request_id", "")
    return str(found or request_ids.current())


def described(info: ExceptionInfo) -> str:
    """Return a traceback without the texts of its errors."""
    return "\n".join(_described(one) for one in _chain(info[1]))


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


class StrangersMistake(logging.Filter):
    """Logs a request that the site refuses as a warning without a traceback: strangers send what they like.

    Django logs some as errors (``django.security``), and the reason of a 403 with its traceback (``django.request``).
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR or record.name.startswith("django.security"):
            record.exc_info = record.exc_text = None
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


class NothingPosted(SafeExceptionReporterFilter):
    """Hides all posted values in error reports, also in views that are not marked as sensitive."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        posted = super().get_post_parameters(request)
        return dict.fromkeys(posted, HIDDEN) if self.is_active(request) else posted
