"""Logs and error reports that hold no personal data.

The text of an exception quotes values: PostgreSQL's "Failing row contains (…)" is a
whole request. So a traceback in our logs says what kind of error it was and where, and
never what its text was. Our own log lines name numbers of rows, not what is in them.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

HIDDEN = "(hidden)"


class DiscreetFormatter(logging.Formatter):
    def formatException(self, ei: Any) -> str:  # noqa: N802 - the base class's name
        return "\n".join(_described(one) for one in _chain(ei[1]))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the causes first, as Python prints them."""
    if error is None:
        return
    hidden = error.__suppress_context__
    yield from _chain(error.__cause__ or (None if hidden else error.__context__))
    yield error


def _described(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    kind = type(error)
    return f"{frames}{kind.__module__}.{kind.__qualname__} {HIDDEN}"


class NothingPosted(SafeExceptionReporterFilter):
    """Keeps everything that was posted out of error reports, also where no view has asked for it."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        posted = super().get_post_parameters(request)
        return dict.fromkeys(posted, HIDDEN) if self.is_active(request) else posted
