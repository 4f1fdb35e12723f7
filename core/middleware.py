from collections.abc import Callable
from urllib.parse import urlsplit

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from core.lookups.references import begin_request, end_request

Handler = Callable[[HttpRequest], HttpResponse]


def without_nul(get_response: Handler) -> Handler:
    """Read addresses and cookies without NUL characters: nobody means one, and PostgreSQL raises on them.

    What is left is answered as usual: a search with its results, an unknown address
    with the 404 of its language.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        for name in ("path", "path_info"):
            setattr(request, name, getattr(request, name).replace("\x00", ""))
        query = request.META.get("QUERY_STRING", "")
        # As a space: what stands around it must not become another escape.
        request.META["QUERY_STRING"] = query.replace("%00", "+").replace("\x00", "+")
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        return get_response(request)

    return middleware


def fresh_references(get_response: Handler) -> Handler:
    """Give every request its own memory of the entries and pages it looks up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begin_request()
        try:
            return get_response(request)
        finally:
            end_request()

    return middleware


def remember_language(get_response: Handler) -> Handler:
    """Remember the language of a visitor who went from one language's page to another's.

    "/" then opens in it. Going by the referrer keeps the switcher's links plain
    and sets no cookie for anyone who never switched.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        chosen = get_language_from_path(request.path_info)
        came_from = _language_of_referrer(request)
        if chosen and came_from and chosen != came_from and response.status_code == 200:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                chosen,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                secure=request.is_secure(),
                samesite=settings.LANGUAGE_COOKIE_SAMESITE,
            )
        return response

    return middleware


def _language_of_referrer(request: HttpRequest) -> str | None:
    try:
        referrer = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return None
    return get_language_from_path(referrer.path) if referrer.netloc == request.get_host() else None


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """A strict policy for visitors, a looser one for the admin.

    Wagtail 8's admin runs inline scripts (date choosers, inline panels) and sets
    inline styles; under the public policy its form editors break.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if request.path.startswith("/admin/"):
            loosened = [SELF, UNSAFE_INLINE]
            response._csp_replace = {
                "script-src": loosened,
                "style-src": loosened,
                "img-src": [SELF, "data:", "blob:"],
            }
        return super().process_response(request, response)
