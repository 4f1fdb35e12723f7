"""Middleware that parses the posted body early, so that an unreadable one gets an error page.

Without it, a body in UTF-7 raises in the view and again in the error page, and the
server responds with a bare 500.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language_from_path

from core.environ import is_utf8
from forms.remembered import UNREADABLE, recall

#: Twenty times the size of our largest form.
LARGEST_BODY = 512 * 1024


class BodyMiddleware:
    """Answers 415, 413 or 400 unless the body is a UTF-8 form of at most `LARGEST_BODY` bytes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        status = _trouble(request)
        return refusal(request, status) if status else self.get_response(request)


def _trouble(request: HttpRequest) -> int:
    """Return the status to refuse the body with, or 0."""
    # For every method: Django decodes the query string in the charset of the body. See also `core.environ`.
    params = request.content_params or {}
    if not is_utf8(params.get("charset", "utf-8")):
        return 415
    if "charset" in params:
        request.encoding = "utf-8"  # Django recognises only this spelling
    # Visitors' addresses begin with a language. The admin's uploads have other limits.
    if request.method != "POST" or get_language_from_path(request.path_info) is None:
        return 0
    if _length(request) > LARGEST_BODY:
        return 413
    return 0 if _is_readable(request) else 400


def _length(request: HttpRequest) -> int:
    length = request.headers.get("content-length") or "0"
    return int(length) if length.isdecimal() else 0


def _is_readable(request: HttpRequest) -> bool:
    try:
        return _is_whole(request) and request.POST is not None
    except UNREADABLE:
        return False


def _is_whole(request: HttpRequest) -> bool:
    """Return whether the whole body has arrived. A truncated answer would otherwise be stored as complete."""
    if len(request.body) < _length(request):
        return False
    is_multipart = request.content_type == "multipart/form-data"
    return not is_multipart or request.body.rstrip().endswith(b"--")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's ``handler400``: responds to all other bad requests."""
    return refusal(request, 400)


def refusal(request: HttpRequest, status: int) -> HttpResponse:
    """Return an error page that needs neither the database nor the body."""
    context = {"known": recall(request.path), "too_long": status == 413}
    response = render(request, "400.html", context, status=status)
    add_never_cache_headers(response)
    return response
