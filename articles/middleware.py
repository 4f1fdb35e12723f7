"""Shows the editor what protects the warnings of live guides, instead of an error 500."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from articles.protection.publication import EmptyWarningError
from articles.protection.refusal import EntryInUseError
from articles.views.empty_warning import empty_warning
from articles.views.in_use import in_use, usages_asked
from translations.access.people import admin_language


class WarningsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer Wagtail's question “Are you sure?” with the refusal, if that would be the end of it."""
        match = request.resolver_match
        # The address first: who looks at the user sends "Vary: Cookie" with every public page.
        if match is None or not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if not (found := usages_asked(request, match)):
            return None
        with translation.override(admin_language(request.user)):
            return in_use(request, found)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, EntryInUseError | EmptyWarningError):
            return None
        with translation.override(admin_language(request.user)):
            if isinstance(error, EmptyWarningError):
                return empty_warning(request, error.guide)
            return in_use(request, error.usages)
