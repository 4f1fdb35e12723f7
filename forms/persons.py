"""Export and erasure of all data about the person with a phone number, in every language."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from accounts.models import User
from forms.answers import Words, readable, words_now
from forms.models import CallbackNote, CallbackQuerySet, CallbackRequest, Erasure, Reply
from forms.numbers import e164
from forms.said import EMAIL
from forms.sealing import UnsealError, digest, unseal


@sensitive_variables()
def requests_of(number: str) -> CallbackQuerySet:
    """Return all requests from a number, in any spelling, or an e-mail address; none if it is neither."""
    if EMAIL.fullmatch(number.strip()):
        found = digest(number.strip().lower(), purpose="e-mail")
        return CallbackRequest.objects.filter(email_digest=found)
    found = e164(number)
    return CallbackRequest.objects.from_number(found) if found else CallbackRequest.objects.none()


@sensitive_variables()
@transaction.atomic
def export_person(number: str, user: User | None) -> dict[str, Any]:
    """Return everything held about a person, ready for JSON; labels are in the active language.

    Stores a proof of the export, without the data. ``user`` is the user who requested it;
    ``None`` for a command.
    """
    requests = list(
        requests_of(number)
        .prefetch_related("notes", "replies", "desks")
        .order_by("created_at", "pk")
    )
    if requests:
        _leave_proof(Erasure.Kind.EXPORT, len(requests), user)
    words = words_now(request.form_key for request in requests)
    return {
        "exported_at": timezone.now().isoformat(),
        "requests": [_record(request, words) for request in requests],
    }


@sensitive_variables()
@transaction.atomic
def erase_person(number: str, user: User | None) -> int:
    """Delete a person's requests with their notes and notifications; return how many requests.

    Stores a proof without the data.
    """
    deleted = requests_of(number).delete()[1].get(CallbackRequest._meta.label, 0)
    if deleted:
        _leave_proof(Erasure.Kind.REQUEST, deleted, user)
    return deleted


def _leave_proof(kind: Erasure.Kind, count: int, user: User | None) -> None:
    proof = Erasure.objects.create(kind=kind, count=count, user=user)
    action = "callbacks.erase" if kind == Erasure.Kind.REQUEST else "callbacks.hand_out"
    log(proof, action, user=user, data={"count": count})


def _record(request: CallbackRequest, words: Words) -> dict[str, Any]:
    return {
        "reference": str(request.reference),
        "received": request.created_at.isoformat(),
        "language": request.language,
        "language_of_the_call": request.speaks,
        "name": request.visitor_name,
        "status": request.status,
        "answers": _answers(request, words),
        "consent": request.consent,
        "call_by": request.call_by.isoformat(),
        "first_called": _moment(request.first_call_at),
        "closed": _moment(request.closed_at),
        "days_kept_after_closing": request.keep_days,
        "signs_of_a_program": request.suspicion,
        "entered_by_hand": request.by_phone,
        "as_first_sent": _unsealed(request.as_sent),
        "outcome": request.outcome,
        "calls_without_an_answer": request.tries,
        "wished_hours": request.wish,
        "notes": [_note(note) for note in request.notes.all()],
        "begun_notes": [desk.draft for desk in request.desks.all() if desk.draft],
        "replies": [_reply(reply) for reply in request.replies.all()],
    }


def _answers(request: CallbackRequest, words: Words) -> list[dict[str, str]] | None:
    """Return the answers; ``None`` if no key decrypts them."""
    try:
        found = readable(request, words)
    except UnsealError:
        return None
    return [{"key": one.key, "label": one.label, "value": one.value} for one in found]


def _note(note: CallbackNote) -> dict[str, Any]:
    try:
        text = note.text
    except UnsealError:
        text = None
    return {"written": note.created_at.isoformat(), "text": text}


def _moment(value: datetime.datetime | None) -> str | None:
    return value.isoformat() if value else None


def _reply(reply: Reply) -> dict[str, Any]:
    message = _unsealed(reply.sealed) or {}
    return {"written": reply.created_at.isoformat(), "sent": _moment(reply.sent_at), **message}


def _unsealed(sealed: str) -> Any:
    try:
        return unseal(sealed) if sealed else None
    except UnsealError:
        return None
