"""A visitor corrects a request that was just sent: the same request gets the new answers."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from core.http import SiteRequest
from core.ratelimit.database import seconds_to_wait
from forms.forms import AS_TYPED, CallbackForm
from forms.intake import TooManyRequestsError, contents
from forms.limiter import buckets
from forms.models.pages import FormPage
from forms.models.requests import CallbackRequest
from forms.models.states import Status
from forms.sealing import UnsealError
from forms.sent import correctable


def sent_answers(page: FormPage, request: SiteRequest) -> dict[str, Any] | None:
    """Return the answers to begin with when a request is corrected, with its token; else ``None``."""
    stored = _to_correct(page, request)
    if stored is None:
        return None
    try:
        answers = stored.answers
    except UnsealError:
        return None
    typed = {
        key.removesuffix(AS_TYPED): text for key, text in answers.items() if key.endswith(AS_TYPED)
    }
    return {**answers, **typed, "name": stored.visitor_name, "token": stored.token}


def correct(form: CallbackForm, page: FormPage, request: SiteRequest) -> CallbackRequest | None:
    """Give the request that this browser has sent the new answers; ``None`` if it is not to be corrected, or no longer."""
    stored = _to_correct(page, request)
    if stored is None:
        return None
    with transaction.atomic():
        # Not one with which somebody at the practice has begun meanwhile.
        locked = CallbackRequest.objects.select_for_update().filter(pk=stored.pk, status=Status.NEW)
        row = locked.first()
        if row is None:
            return None
        if wait := seconds_to_wait(
            buckets(request, form.answers().get(page.content.phone_key, ""))
        ):
            raise TooManyRequestsError(wait)
        for name, value in contents(form, page, request).items():
            setattr(row, name, value)
        row.save()
        log(row, "callbacks.correct")
    return row


def _to_correct(page: FormPage, request: SiteRequest) -> CallbackRequest | None:
    stored = correctable(request) if "correct" in request.GET else None
    same_form = stored is not None and stored.form_key == page.content.translation_key
    return stored if same_form else None
