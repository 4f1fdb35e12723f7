"""A receptionist's changes of a request, with optimistic locking. Each is logged with what was before, so that it can be undone."""

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from core.opening_hours.openings import Hours
from forms.inbox.again import time_of
from forms.inbox.steps import AGAIN, CALLS, ENDS, OUTCOMES, STATES, Step, steps_for
from forms.models import CallbackRequest, Status

#: What a change may change, and an undo brings back.
FIELDS = (
    "status",
    "outcome",
    "again_at",
    "first_call_at",
    "assignee_id",
    "closed_at",
    "due_at",
    "tries",
    "suspicion",
    "merged_into_id",
)


class ChangedMeanwhile(Exception):  # noqa: N818 - news rather than an error
    """Another user changed the request after it was shown."""


@dataclass(frozen=True)
class Change:
    """Who changes something: all log entries of one change share its key, and are undone together."""

    user: User
    hours: list[Hours] = field(default_factory=list)
    #: When to call again: one of `again.usual_times`, or a typed time.
    again: str = ""
    at: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@transaction.atomic
def take_step(request: CallbackRequest, step: Step, change: Change, *, seen: str) -> None:
    """Apply the step to a request and those merged into it, and log it.

    Raises `ChangedMeanwhile` if the request's version is not ``seen``.
    """
    if step not in steps_for(request):
        raise ChangedMeanwhile
    together = [one for one in request.merged.all() if one.is_open is not (step == Step.REOPEN)]
    for one, known in [(request, seen), *((other, version(other)) for other in together)]:
        fields = _fields_after(one, step, change)
        data = {"step": step.value, "from": one.status, "to": fields.get("status", one.status)}
        if step == Step.NOT_SPAM:
            data["signs"] = one.suspicion
        apply(one, fields, change, "callbacks.status", data, seen=known)


def assign(request: CallbackRequest, person: User | None, change: Change, *, seen: str) -> None:
    """Assign the request to a user, or to no one."""
    key = person.pk if person else None
    apply(request, {"assignee_id": key}, change, "callbacks.assign", {"to": key}, seen=seen)


def version(request: CallbackRequest) -> str:
    """Return the version of a request: a form posts it back as ``seen``."""
    return request.updated_at.isoformat()


@transaction.atomic
def apply(
    request: CallbackRequest,
    fields: dict[str, Any],
    change: Change,
    action: str,
    data: dict[str, Any],
    *,
    seen: str,
) -> None:
    """Change a request that is as it was ``seen``, and log it."""
    # Clocks of several servers differ, and a version must never come twice.
    now = max(timezone.now(), request.updated_at + datetime.timedelta(microseconds=1))
    # One conditional UPDATE: of two concurrent changes the second matches no row.
    unchanged = CallbackRequest.objects.filter(pk=request.pk, updated_at=request.updated_at)
    if seen != version(request) or not unchanged.update(**fields, updated_at=now):
        raise ChangedMeanwhile
    before = {name: _plain(getattr(request, name)) for name in fields if name in FIELDS}
    log(request, action, user=change.user, uuid=change.key, data=data | {"before": before})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value


def _fields_after(request: CallbackRequest, step: Step, change: Change) -> dict[str, Any]:
    now = timezone.now()
    fields: dict[str, Any] = {}
    if step in STATES:
        fields["status"] = STATES[step]
    if step in CALLS:
        fields["first_call_at"] = request.first_call_at or now
        fields["assignee_id"] = request.assignee_id or change.user.pk
    if step in AGAIN:
        fields["again_at"] = time_of(request, change.again, change.at, now, change.hours)
        fields["tries"] = request.tries + (step == Step.NO_ANSWER)
    if step in ENDS:
        fields |= {"closed_at": now, "outcome": OUTCOMES.get(step, "")}
    return fields | _taken_back(request, step)


def _taken_back(request: CallbackRequest, step: Step) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if step in {Step.REOPEN, Step.NOT_SPAM}:
        fields |= {"status": _before(request), "closed_at": None, "outcome": ""}
    if step == Step.NOT_SPAM:
        fields["suspicion"] = []
    return fields


def _before(request: CallbackRequest) -> Status:
    """Return the state to which a reopened request returns."""
    if request.is_open:
        return Status(request.status)
    return Status.NO_ANSWER if request.again_at else Status.NEW
