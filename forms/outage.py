"""The 503 page for a database outage, in the visitor's language, with the phone number and the typed answers."""

import errno
import logging
import sys
from collections.abc import Callable

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from core import views
from core.store import FAILURES
from forms.remembered import known_phone, recall, typed_form

logger = logging.getLogger("forms.outage")

RETRY_AFTER = 30
#: InternalError is raised by a read-only standby that has not been promoted yet.
DOWN = (OperationalError, InterfaceError, InternalError)
#: SQLSTATEs of PostgreSQL, by their beginning: connection, transaction to be repeated, resources,
#: lock not available, intervention and time limit, system; and a standby that is read-only.
OUT_OF_REACH = ("08", "40", "53", "55", "57", "58", "25006")
#: SQLite's name for an error in the statement itself: a mistake of ours.
WRONG_STATEMENT = "SQLITE_ERROR"


class OutageMiddleware:
    """Turns a database, store or disk that is out of reach into the 503 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_out_of_reach(exception):
            return None
        # Without its text, which may quote what somebody typed.
        cause = exception.__cause__ or exception
        logger.warning("Out of reach: %s", type(cause).__name__)
        return unavailable(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an error that no view or middleware has handled: the 503 page if something is out of reach, else the 500 page.

    Without it an error in a middleware, or while the 404 page is rendered, would be a 500 during an outage.
    """
    error = sys.exc_info()[1]
    if is_out_of_reach(error):
        return unavailable(request)
    return views.server_error(request, known_phone(request.path))


def is_out_of_reach(error: BaseException | None) -> bool:
    """Whether an error means that database, store or disk cannot do their work; not that a statement is wrong."""
    if isinstance(error, FAILURES) or (isinstance(error, OSError) and error.errno == errno.ENOSPC):
        return True
    if not isinstance(error, DOWN):
        return False
    cause = error.__cause__
    state = getattr(cause, "sqlstate", None)
    if state:
        return state.startswith(OUT_OF_REACH)
    # A connection that breaks has no SQLSTATE.
    return getattr(cause, "sqlite_errorname", "") != WRONG_STATEMENT


def unavailable(request: HttpRequest) -> HttpResponse:
    form = typed_form(request) if request.method == "POST" else None
    context = {"known": recall(request.path), "form": form}
    response = render(request, "503.html", context, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response
