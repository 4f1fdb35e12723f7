"""Shows the editor what is in the way of publication, instead of an error 500."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from checks.publication import ContentRefusedError
from checks.views.not_published import not_published
from translations.access.people import admin_language


class ContentChecksMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ContentRefusedError):
            return None
        with translation.override(admin_language(request.user)):
            return not_published(request, error.examination)
