from collections.abc import Callable
from functools import cached_property
from urllib.parse import urlsplit

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language_from_path

from core.consent.sources import Sources, sources
from core.lookups import memory
from core.lookups.references import begin_request, end_request

Handler = Callable[[HttpRequest], HttpResponse]


def without_nul(get_response: Handler) -> Handler:
    """Remove NUL characters from the path, the query and the cookies: PostgreSQL raises on them.

    The rest of the request is answered as usual: a search with its results, an unknown
    address with the 404 of its language.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.path = request.path.replace("\x00", "")
        request.path_info = request.path_info.replace("\x00", "")
        query = request.META.get("QUERY_STRING", "")
        # Replaced by a space: without one, the characters around it could form another escape.
        request.META["QUERY_STRING"] = query.replace("%00", "+").replace("\x00", "+")
        for name in [name for name, value in request.COOKIES.items() if "\x00" in value]:
            del request.COOKIES[name]
        return get_response(request)

    return middleware


def fresh_references(get_response: Handler) -> Handler:
    """Give every request its own cache of the entries and pages it looks up (`core.lookups.references`)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begin_request()
        memory.begin(request)
        try:
            return get_response(request)
        finally:
            memory.end()
            end_request()

    return middleware


def remember_language(get_response: Handler) -> Handler:
    """Store the language of a visitor who followed a link from one language's page to another's.

    "/" then redirects to that language. The referrer shows the change, so the switcher's
    links stay plain, and no cookie is set for visitors who never switched.
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

    @cached_property
    def admin_prefix(self) -> str:
        # At the first request: the URLconf is not loaded when the middleware is created.
        return reverse("wagtailadmin_home")

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponse, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path.startswith(self.admin_prefix):
            parts.replace = admin_directives()
        else:
            parts.update = {**(parts.update or {}), **allowed_elsewhere(request)}
        return parts


def allowed_elsewhere(request: HttpRequest) -> Sources:
    """Return the sources that visitors may agree to, for a page that asks them; no query of its own."""
    frame = vars(request).get("page_frame")
    asked = vars(frame).get("consent") if frame else None
    return sources(asked) if asked else {}


def admin_directives() -> dict[str, list[str]]:
    """Return what replaces the public directives in the admin: the same sources, and inline code."""
    public: dict[str, list[str]] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    return {
        "default-src": public["script-src"],
        "script-src": [*public["script-src"], UNSAFE_INLINE],
        "style-src": [*public["style-src"], UNSAFE_INLINE],
        "img-src": [*public["img-src"], "blob:"],
        "base-uri": [SELF],
    }
