from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from wagtail.admin import messages

from translations.access.guards import Attempt, Refusal, RefusedError, guard_for
from translations.access.people import admin_language
from translations.desk.messages import show_publications
from translations.desk.views.refusal import not_published
from translations.language.current import serving
from translations.publishing.publication import NotPublishedError
from translations.publishing.publication.answers import asking
from translations.tracking.changes.published import collecting_publications

#: wagtail-localize's addresses.
LOCALIZE = "/admin/localize/"


class LocaleScopeMiddleware:
    """Runs the guards: translators edit their own languages only, and sources are in one language only.

    Also shows the message when the publication gate refuses a translation.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.path.startswith(reverse("wagtailadmin_home")):
            with serving(request), asking(request), collecting_publications() as published:
                response = self.get_response(request)
                if published.changes or published.unsent:
                    with translation.override(admin_language(request.user)):
                        show_publications(request, published)
                return response
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, RefusedError):
            return _turn_away(request, error.refusal)
        if isinstance(error, ObjectDoesNotExist) and request.path.startswith(LOCALIZE):
            # A translation whose page was deleted; wagtail-localize expects it to exist.
            raise Http404 from error
        if not isinstance(error, NotPublishedError):
            return None
        with translation.override(admin_language(request.user)):
            return not_published(request, error.verdict)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        guard = guard_for(match) if match else None
        if match is None or guard is None or not request.user.is_authenticated:
            return None
        with translation.override(admin_language(request.user)):
            refusal = guard(Attempt(request, match))
        return _turn_away(request, refusal) if refusal else None


def _turn_away(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Show the refusal as the admin does: a message after a redirect, or status 403 for a script."""
    if request.method not in {"GET", "POST"} or request.headers.get("x-requested-with"):
        raise PermissionDenied(refusal.message)
    messages.error(request, refusal.message)
    return redirect(refusal.back or "wagtailadmin_home")
