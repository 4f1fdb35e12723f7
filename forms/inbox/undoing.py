"""Undoes the latest change of a request: what was due before is due again.

A change of several requests, as by a bulk step, is undone as a whole or not at all.
"""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log, registry
from wagtail.models import ModelLogEntry

from accounts.models import User
from forms.inbox.changes import FIELDS, ChangedMeanwhile
from forms.models import CallbackRequest

CHANGES = {"callbacks.status", "callbacks.assign", "callbacks.merge", "callbacks.apart"}
#: Closed by the site: nothing before it can be undone.
OTHERS = {"callbacks.forgotten"}
UNDO = "callbacks.undo"
TIMES = {"again_at", "first_call_at", "closed_at", "due_at"}


def latest_change(entries: Iterable[ModelLogEntry]) -> ModelLogEntry | None:
    """Return the change to be undone, of a request's log entries, the latest first."""
    undone: set[str] = set()
    for entry in entries:
        if entry.action == UNDO:
            undone.add(entry.data.get("change", ""))
        elif entry.action in OTHERS:
            return None
        elif entry.action in CHANGES and str(entry.uuid) not in undone:
            return entry if "before" in entry.data else None
    return None


@transaction.atomic
def undo(change: uuid.UUID, user: User) -> list[CallbackRequest]:
    """Undo a change of one or several requests; return them.

    Raises `ChangedMeanwhile` if one of them was changed again, and
    `CallbackRequest.DoesNotExist` if one was erased.
    """
    entries = list(
        ModelLogEntry.objects.get_for_model(CallbackRequest).filter(uuid=change, action__in=CHANGES)
    )
    if not entries:
        raise ChangedMeanwhile
    return [_undo(entry, user) for entry in entries]


def _undo(entry: ModelLogEntry, user: User) -> CallbackRequest:
    request = CallbackRequest.objects.select_for_update().get(pk=entry.object_id)
    latest = latest_change(registry.get_logs_for_instance(request))
    if latest is None or latest.pk != entry.pk:
        raise ChangedMeanwhile
    now = max(timezone.now(), request.updated_at + datetime.timedelta(microseconds=1))
    fields = {name: _value(name, value) for name, value in entry.data["before"].items()}
    CallbackRequest.objects.filter(pk=request.pk).update(**fields, updated_at=now)
    log(request, UNDO, user=user, data={"change": str(entry.uuid), "of": entry.action})
    return request


def _value(name: str, value: Any) -> Any:
    if name not in FIELDS:
        raise ChangedMeanwhile
    return datetime.datetime.fromisoformat(value) if name in TIMES and value else value
