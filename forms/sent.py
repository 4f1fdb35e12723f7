"""Recognises a request that this browser has just sent: to repeat its number, to correct it, to store it once.

The cookie holds the signed reference of the request, no personal data. Browsers send it only to the
address of the form.
"""

import datetime

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from forms.models.requests import CallbackRequest
from forms.models.states import Status

SALT = "callbacks.sent"


def remember_sent(
    response: HttpResponse, stored: CallbackRequest, request: HttpRequest, path: str
) -> None:
    response.set_cookie(
        settings.CALLBACK_SENT_COOKIE,
        signing.dumps(str(stored.reference), salt=SALT),
        max_age=settings.CALLBACK_SENT_COOKIE_AGE,
        path=path,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )


def just_sent(request: HttpRequest) -> CallbackRequest | None:
    """Return the request that this browser has sent within the lifetime of the cookie."""
    age = datetime.timedelta(seconds=settings.CALLBACK_SENT_COOKIE_AGE)
    try:
        reference = signing.loads(
            request.COOKIES.get(settings.CALLBACK_SENT_COOKIE, ""), salt=SALT, max_age=age
        )
    except signing.BadSignature:
        return None
    recent = CallbackRequest.objects.filter(created_at__gt=timezone.now() - age)
    return recent.filter(reference=reference).first()


def correctable(request: HttpRequest) -> CallbackRequest | None:
    """Return the request that this browser may still correct: nobody at the practice has begun with it."""
    stored = just_sent(request)
    return stored if stored and stored.status == Status.NEW else None
