"""When a form comes back without its cookie: after a long night, or from a browser that forgets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from forms.remembered import recall, typed_form


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Offer to send it again, with everything that was typed and a fresh token.

    What another site has posted is not shown: its words are not the visitor's.
    """
    foreign = request.headers.get("Sec-Fetch-Site", "") in {"cross-site", "same-site"}
    form = None if foreign else typed_form(request)
    context = {"known": recall(request.path), "form": form}
    response = render(request, "csrf_failure.html", context, status=403)
    add_never_cache_headers(response)
    return response
