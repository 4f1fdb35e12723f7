"""Until a practice is set up, the public site says so, and the admin leads its first administrator to the set-up."""

from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language_from_path

from practice.state import is_set_up

RETRY_AFTER = 3600


def not_set_up_yet(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Replace the response while nothing is set up.

    After the view, not before it: a database that is down is answered by `forms.outage`.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_home_of_admin(request, response) and not _is_set_up(request):
            return redirect("practice_setup")
        if _is_public(request, response) and not _is_set_up(request):
            return _not_set_up(request)
        return response

    return middleware


def _is_home_of_admin(request: HttpRequest, response: HttpResponse) -> bool:
    is_page = response.status_code == 200 and request.path == reverse("wagtailadmin_home")
    return is_page and request.user.is_superuser


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the response is a page of a language, or says that there is no page."""
    if request.path.startswith(reverse("wagtailadmin_home")):
        return False
    # Not the suggestions of the search: they would cost a query for each typed letter.
    is_page = response.status_code == 200 and response.get("Content-Type", "").startswith(
        "text/html"
    )
    of_a_language = get_language_from_path(request.path_info) is not None
    return (is_page and of_a_language) or response.status_code == 404


def _is_set_up(request: HttpRequest) -> bool:
    try:
        return is_set_up(request)
    except Error:
        return True


def _not_set_up(request: HttpRequest) -> HttpResponse:
    """Tell an administrator what to do; tell everybody else, search engines too, to come back later."""
    is_operator = request.user.is_superuser
    status = 200 if is_operator else 503
    response = render(
        request, "practice/not_set_up.html", {"is_operator": is_operator}, status=status
    )
    if not is_operator:
        response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response
