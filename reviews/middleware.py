"""Leads an editor whose publication has no medical review to the page that says why, instead of an error 500."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from reviews.gate import NotReviewedError, asking
from reviews.views.unreviewed import not_reviewed
from translations.access.people import admin_language


class ReviewMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # The address first: who looks at the user sends "Vary: Cookie" with every public page.
        if request.method == "POST" and request.path.startswith(reverse("wagtailadmin_home")):
            with asking(about_reviews=True):
                return self.get_response(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, NotReviewedError):
            return None
        with translation.override(admin_language(request.user)):
            return not_reviewed(request, error)
