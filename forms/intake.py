"""Storing a request: from a valid form to a committed row with its notification."""

import datetime
import json
import uuid
from typing import Any

from django.conf import settings
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
from forms.keeping import made_of
from forms.limiter import buckets
from forms.models.outbox import Notification
from forms.models.pages import FormPage
from forms.models.requests import NAME, CallbackRequest
from forms.outbox import look_now
from forms.promise import TimeOfDay, promised_by
from forms.sealing import UnsealError, digest, seal
from forms.sent import just_sent
from forms.wishes import wished


class TooManyRequestsError(Exception):
    """The limit for a network or a phone number is exceeded; ``wait`` is in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


def already_taken(
    form: CallbackForm, page: FormPage, request: SiteRequest
) -> CallbackRequest | None:
    """Return the request already stored with these answers, after a second click, a reload, a retry or *Back*.

    A form with changed answers is a new request: it gets a token derived from the old
    one and the answers, so that the new request, too, is stored once.
    """
    known = _with_token(form.cleaned_data["token"])
    if known is None:
        return _sent_from_another_form(form, page, request)
    if _says_the_same(known, form):
        return known
    changed = digest(json.dumps(form.answers(), sort_keys=True), purpose="changed-form")
    form.cleaned_data["token"] = uuid.uuid5(known.token, changed)
    return _with_token(form.cleaned_data["token"])


def _sent_from_another_form(
    form: CallbackForm, page: FormPage, request: SiteRequest
) -> CallbackRequest | None:
    """Return a recent open request that says the same: after *Back* some browsers show a fresh form, with another token."""
    since = timezone.now() - datetime.timedelta(seconds=settings.CALLBACK_SENT_COOKIE_AGE)
    recent = CallbackRequest.objects.open().filter(created_at__gt=since)
    recent = recent.filter(form_key=page.content.translation_key)
    phone = _phone(form, page.content)
    sent = just_sent(request)
    if phone:
        found = recent.from_number(phone)
    else:
        found = recent.filter(pk=sent.pk) if sent else recent.none()
    return next((known for known in found.order_by("-pk")[:5] if _is_equal(known, form)), None)


def _is_equal(known: CallbackRequest, form: CallbackForm) -> bool:
    try:
        return {NAME: known.name} | known.answers == {NAME: ""} | form.answers()
    except UnsealError:
        return False


def _with_token(token: uuid.UUID) -> CallbackRequest | None:
    return CallbackRequest.objects.filter(token=token).first()


def _says_the_same(known: CallbackRequest, form: CallbackForm) -> bool:
    """Whether a request is that of this form; one that no key opens stands for itself."""
    try:
        _ = known.answers
    except UnsealError:
        return True
    return _is_equal(known, form)


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
    return CallbackRequest.objects.create(
        token=form.cleaned_data["token"],
        form_key=page.content.translation_key,
        page_id=page.pk,
        language=page.locale.language_code,
        keep_days=page.content.keep_days,
        **contents(form, page, request),
    )


def contents(form: CallbackForm, page: FormPage, request: SiteRequest) -> dict[str, Any]:
    """Return the fields of a request that the visitor's answers decide."""
    content = page.content
    answers = form.answers()
    labels = content.labels()
    due = _due(content, request, answers)
    return {
        **made_of(answers, labels),
        **wished(content, answers, due),
        "due_at": due,
        "name": "",
        "sealed": seal(answers),
        "labels": labels,
        "suspicion": form.suspicion(request.headers),
        "consent": consent_record(content, form),
    }


def _due(content: FormPage, request: SiteRequest, answers: dict[str, Any]) -> datetime.datetime:
    """Return the end of the window that was chosen, else the time of the general promise."""
    window = content.window(answers)
    return window.end if window else promised(content, request, content.time_of_day(answers))


def _phone(form: CallbackForm, content: FormPage) -> str:
    return form.answers().get(content.phone_key, "")
