"""A receptionist's actions on a request, with optimistic locking."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import log

from accounts.models import User
from core.opening_hours.openings import Hours, openings
from forms.models import CallbackNote, CallbackRequest, Status
from forms.promise import promised_by
from forms.sealing import seal

AGAIN_AFTER = datetime.timedelta(hours=2)


class Step(TextChoices):
    CALLING = "calling", _("I am calling")
    NO_ANSWER = "no_answer", _("No answer: call again in 2 hours")
    BOOKED = "booked", pgettext_lazy("callback request", "Booked a visit")
    CLOSED = "closed", pgettext_lazy("callback request", "Close")
    SPAM = "spam", pgettext_lazy("callback request", "Mark as spam")
    NOT_SPAM = "not_spam", pgettext_lazy("callback request", "Not spam")
    REOPEN = "reopen", pgettext_lazy("callback request", "Reopen")

    @property
    def icon(self) -> str:
        return LOOKS[self][0]

    @property
    def key(self) -> str:
        """The access key of the step."""
        return LOOKS[self][1]


LOOKS = {
    Step.CALLING: ("mobile-alt", "C"),
    Step.NO_ANSWER: ("rotate", "N"),
    Step.BOOKED: ("calendar-check", "B"),
    Step.CLOSED: ("check", "D"),
    Step.SPAM: ("no-view", ""),
    Step.NOT_SPAM: ("redirect", ""),
    Step.REOPEN: ("redirect", "O"),
}

#: Steps that record a call or an attempt.
CALLS = {Step.CALLING, Step.NO_ANSWER, Step.BOOKED}
ENDS = {Step.BOOKED, Step.CLOSED, Step.SPAM}


class ChangedMeanwhile(Exception):  # noqa: N818 - news rather than an error
    """Another user changed the request after it was shown."""


def steps_for(request: CallbackRequest) -> list[Step]:
    """Return the possible steps, the likeliest first."""
    if request.status == Status.SPAM:
        return [Step.NOT_SPAM]
    if not request.is_open:
        return [Step.REOPEN]
    steps = [Step.CALLING, Step.NO_ANSWER, Step.BOOKED, Step.CLOSED]
    if request.status == Status.CALLING:
        steps.remove(Step.CALLING)
    return [*steps, *([Step.NOT_SPAM] if request.suspicion else []), Step.SPAM]


def take_step(
    request: CallbackRequest, step: Step, user: User, *, seen: str, hours: Iterable[Hours]
) -> None:
    """Apply the step and log it. Raises `ChangedMeanwhile` if the request's version is not ``seen``."""
    if step not in steps_for(request):
        raise ChangedMeanwhile
    fields = _fields_after(request, step, user, list(hours))
    data = {"step": step.value, "from": request.status, "to": fields.get("status", request.status)}
    if step == Step.NOT_SPAM:
        data["signs"] = request.suspicion
    _change(request, seen, fields, "callbacks.status", user, data)


def assign(request: CallbackRequest, person: User | None, user: User, *, seen: str) -> None:
    """Assign the request to a user, or to no one."""
    key = person.pk if person else None
    _change(request, seen, {"assignee_id": key}, "callbacks.assign", user, {"to": key})


@transaction.atomic
def write_note(request: CallbackRequest, text: str, user: User) -> CallbackNote:
    """Add a note. Notes are only added, so they need no version check."""
    note = CallbackNote.objects.create(request=request, author=user, sealed=seal(text))
    log(request, "callbacks.note", user=user)
    return note


def version(request: CallbackRequest) -> str:
    """Return the version of a request: a form posts it back as ``seen``."""
    return request.updated_at.isoformat()


def call_again_at(now: datetime.datetime, hours: list[Hours]) -> datetime.datetime:
    """Return the time in two hours; if the practice is closed then, after two hours of opening time."""
    later = now + AGAIN_AFTER
    begin = next(openings(hours, later, 1), (None, None))[0]
    return later if begin == later else promised_by(now, hours, AGAIN_AFTER)


@transaction.atomic
def _change(
    request: CallbackRequest,
    seen: str,
    fields: dict[str, object],
    action: str,
    user: User,
    data: dict[str, object],
) -> None:
    now = timezone.now()
    # One conditional UPDATE: of two concurrent changes the second matches no row.
    unchanged = CallbackRequest.objects.filter(pk=request.pk, updated_at=request.updated_at)
    if seen != version(request) or not unchanged.update(**fields, updated_at=now):
        raise ChangedMeanwhile
    log(request, action, user=user, data=data)


def _fields_after(
    request: CallbackRequest, step: Step, user: User, hours: list[Hours]
) -> dict[str, object]:
    now = timezone.now()
    fields: dict[str, object] = {}
    if step in Status.values:
        fields["status"] = Status(step.value)
    if step in CALLS:
        fields["first_call_at"] = request.first_call_at or now
        fields["assignee_id"] = request.assignee_id or user.pk
    if step == Step.NO_ANSWER:
        fields["again_at"] = call_again_at(now, hours)
    if step in ENDS:
        fields["closed_at"] = now
    if step in {Step.REOPEN, Step.NOT_SPAM}:
        fields |= {"status": _before(request), "closed_at": None}
    if step == Step.NOT_SPAM:
        fields["suspicion"] = []
    return fields


def _before(request: CallbackRequest) -> Status:
    """Return the state to which a reopened request returns."""
    if request.is_open:
        return Status(request.status)
    return Status.NO_ANSWER if request.again_at else Status.NEW
