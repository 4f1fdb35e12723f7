"""Keeps people signed in while they work: the session ends a day after their last request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

#: Seconds between two renewals: a renewal writes the session.
RENEWED_EVERY = 600
KEY = "renewed"


def renew_session(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Renew the session of a signed-in person. Visitors have none, and get none."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A session that nothing has read yet is not loaded for this.
        if request.session.accessed and request.user.is_authenticated:
            now = timezone.now().timestamp()
            if now - request.session.get(KEY, 0) > RENEWED_EVERY:
                request.session[KEY] = now
        return response

    return middleware
