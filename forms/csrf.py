"""The page for a failed CSRF check: the cookie has expired, or the browser does not keep it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from forms.remembered import recall, typed_form


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show the form again with the posted answers and a new token.

    Answers posted from another site are not shown: the visitor did not write them.
    """
    foreign = request.headers.get("Sec-Fetch-Site", "") in {"cross-site", "same-site"}
    form = None if foreign else typed_form(request)
    context = {"known": recall(request.path), "form": form}
    response = render(request, "csrf_failure.html", context, status=403)
    add_never_cache_headers(response)
    return response
