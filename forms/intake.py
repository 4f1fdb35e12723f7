"""Storing a request: from a valid form to a committed row with its notification."""

import datetime
import json
import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from core import request_ids
from core.background.engine import soon
from core.http import SiteRequest
from core.page_frame import page_frame_of
from core.ratelimit.database import seconds_to_wait
from forms.consent import consent_record
from forms.forms import CallbackForm
from forms.limiter import buckets
from forms.models.outbox import Notification
from forms.models.pages import FormPage
from forms.models.requests import NAME, CallbackRequest
from forms.outbox import look_now
from forms.promise import TimeOfDay, promised_by
from forms.sealing import UnsealError, digest, seal


class TooManyRequestsError(Exception):
    """The limit for a network or a phone number is exceeded; ``wait`` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def already_taken(form: CallbackForm) -> CallbackRequest | None:
    """Return the request already stored for this form, after a second click, a reload or a retry.

    A form with changed answers is a new request: it gets a token derived from the old
    one and the answers, so that the new request, too, is stored once.
    """
    known = _with_token(form.cleaned_data["token"])
    if known is None or _says_the_same(known, form):
        return known
    changed = digest(json.dumps(form.answers(), sort_keys=True), purpose="changed-form")
    form.cleaned_data["token"] = uuid.uuid5(known.token, changed)
    return _with_token(form.cleaned_data["token"])


def _with_token(token: uuid.UUID) -> CallbackRequest | None:
    return CallbackRequest.objects.filter(token=token).first()


def _says_the_same(known: CallbackRequest, form: CallbackForm) -> bool:
    try:
        return {NAME: known.name} | known.answers == {NAME: ""} | form.answers()
    except UnsealError:
        return True


def promised(
    content: FormPage, request: SiteRequest, between: TimeOfDay | None = None
) -> datetime.datetime:
    """Return the time by which a visitor who sends the form now will be called."""
    within = datetime.timedelta(hours=content.promise_hours)
    return promised_by(timezone.now(), page_frame_of(request).hours, within, between)


def take_in(form: CallbackForm, page: FormPage, request: SiteRequest) -> CallbackRequest:
    """Store the request and its notification in one transaction, once for each token.

    Returns the stored request; if the form was sent before, the first one. On return the
    request is committed. Raises `TooManyRequestsError` with nothing stored, and
    the database's own errors.
    """
    try:
        with transaction.atomic():
            stored = _store(form, page, request)
            # Only now that the token is ours: ten concurrent clicks count as one attempt.
            if wait := seconds_to_wait(buckets(request, _phone(form, page.content))):
                raise TooManyRequestsError(wait)
            Notification.objects.create(
                request=stored, recipients=page.content.recipients, trace=request_ids.current()
            )
            log(stored, "callbacks.receive", data={"language": stored.language})
            soon(look_now)
    except IntegrityError:
        # A concurrent click stored the request first: return that one.
        return CallbackRequest.objects.get(token=form.cleaned_data["token"])
    return stored


def _store(form: CallbackForm, page: FormPage, request: SiteRequest) -> CallbackRequest:
    content = page.content
    phone = _phone(form, content)
    return CallbackRequest.objects.create(
        token=form.cleaned_data["token"],
        form_key=content.translation_key,
        page_id=page.pk,
        language=page.locale.language_code,
        sealed=seal(form.answers()),
        phone_digest=digest(phone) if phone else "",
        labels=content.labels(),
        suspicion=form.suspicion(request.headers),
        consent=consent_record(content, form),
        due_at=promised(content, request, content.time_of_day(form.answers())),
        keep_days=content.keep_days,
    )


def _phone(form: CallbackForm, content: FormPage) -> str:
    return form.answers().get(content.phone_key, "")
