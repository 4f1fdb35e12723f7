"""What `./dev run` shows otherwise than Django would with ``DEBUG``."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language_from_path

from core.views import page_not_found


class OurNotFound:
    """Show the site's own page where Django's technical one would hide it: it offers the page in other languages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        is_public = get_language_from_path(request.path_info)
        return page_not_found(request, error) if is_public and isinstance(error, Http404) else None
