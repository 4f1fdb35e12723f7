"""Middleware for development only."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from core.views import page_not_found


class SiteNotFound:
    """Show the site's own 404, which offers other languages, instead of Django's technical page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        is_public = get_language_from_path(request.path_info)
        return page_not_found(request, error) if is_public and isinstance(error, Http404) else None
