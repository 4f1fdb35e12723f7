from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from wagtail.admin import messages

from translations.guards import Attempt, Refusal, guard_for


class LocaleScopeMiddleware:
    """Keeps translators to their own language, and everybody to one source language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        match = request.resolver_match
        guard = guard_for(match) if match else None
        if match is None or guard is None or not request.user.is_authenticated:
            return None
        with translation.override(_language_of(request.user)):
            refusal = guard(Attempt(request, match))
        return _turn_away(request, refusal) if refusal else None


def _turn_away(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Say why, as the admin does: on its front page, or with 403 to a script."""
    if request.method not in {"GET", "POST"} or request.headers.get("x-requested-with"):
        raise PermissionDenied(refusal.message)
    messages.error(request, refusal.message)
    return redirect(refusal.back or "wagtailadmin_home")


def _language_of(user: Any) -> str:
    """The language of the user's admin; the view itself would activate it only later."""
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.get_preferred_language() if profile else translation.get_language()
