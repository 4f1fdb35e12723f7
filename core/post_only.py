"""Leads from an address that takes only POST to the page it belongs to.

Where a session ends in the middle of a step, the sign-in's ``next=`` names such an address.
A person would read a blank 405 there.
"""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, ResolverMatch, resolve, reverse
from wagtail import hooks

#: An API says first that it has no HTML (406), then that the method is wrong.
REFUSALS = {405, 406}
#: Apps register ``fn(match) -> address or None`` under this hook, for an address whose page is not found at its beginning.
HOOK = "register_page_of_a_step"


def lead_back(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer a signed-in person who opens such an address with a redirect; a program still gets 405."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        refused = response.status_code in REFUSALS and request.method in {"GET", "HEAD"}
        if refused and _is_opened_by_a_person(request):
            return redirect(page_of(request.path_info))
        return response

    return middleware


def _is_opened_by_a_person(request: HttpRequest) -> bool:
    by_browser = "text/html" in request.headers.get("Accept", "")
    by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
    return in_admin and by_browser and not by_script and request.user.is_authenticated


def page_of(path: str) -> str:
    """Return the address of the page that a step belongs to: a hook's, else the nearest one above it."""
    match = resolve(path)
    for find in hooks.get_hooks(HOOK):
        if found := find(match):
            return str(found)
    return next(above for above in _above(path) if _exists(above))


def _above(path: str) -> Iterator[str]:
    home = reverse("wagtailadmin_home")
    while len(path) > len(home):
        path = path.rstrip("/").rpartition("/")[0] + "/"
        yield path
    yield home


def _exists(path: str) -> bool:
    try:
        match: ResolverMatch = resolve(path)
    except Resolver404:
        return False
    # The admin's last pattern takes what no other does, and answers 404.
    return bool(match.url_name)
