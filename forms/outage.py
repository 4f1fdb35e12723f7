"""The 503 page for a database outage, in the visitor's language, with the phone number and the typed answers."""

from collections.abc import Callable

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from forms.remembered import recall, typed_form

RETRY_AFTER = 30
#: InternalError is raised by a read-only standby that has not been promoted yet.
DOWN = (OperationalError, InterfaceError, InternalError)


class OutageMiddleware:
    """Turns a database error into the 503 page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if isinstance(exception, DOWN) else None


def unavailable(request: HttpRequest) -> HttpResponse:
    form = typed_form(request) if request.method == "POST" else None
    context = {"known": recall(request.path), "form": form}
    response = render(request, "503.html", context, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response
