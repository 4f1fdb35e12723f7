"""The history of a request, from the audit log: who did what, and when."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, zip_longest

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from forms.inbox.staff import display_name
from forms.inbox.steps import OUTCOMES, Step
from forms.models import CallbackRequest, Status

#: Most log entries read for one request.
SHOWN = 100
REDIRECTED_WITHIN = datetime.timedelta(seconds=5)


@dataclass(frozen=True)
class Event:
    what: str
    who: str
    when: datetime.datetime
    #: Number of identical consecutive actions by one user.
    times: int


def entries_of(request: CallbackRequest) -> list[ModelLogEntry]:
    return list(registry.get_logs_for_instance(request).select_related("user")[:SHOWN])


def events_of(entries: list[ModelLogEntry]) -> list[Event]:
    """Return the events of a request, latest first; consecutive views by one user are one event."""
    entries = [e for e, before in zip_longest(entries, entries[1:]) if not _shows_a_step(e, before)]
    names = _names(entry.data.get("to") for entry in entries if entry.action == "callbacks.assign")
    grouped = groupby(entries, key=_sameness)
    return [_event(list(group), names) for _key, group in grouped]


def _shows_a_step(entry: ModelLogEntry, before: ModelLogEntry | None) -> bool:
    """Return whether this view follows a step's redirect; it is then not an event of its own."""
    return (
        before is not None
        and entry.action == "callbacks.view" != before.action
        and entry.user_id == before.user_id
        and entry.timestamp - before.timestamp < REDIRECTED_WITHIN
    )


def _sameness(entry: ModelLogEntry) -> tuple[int | None, int | None]:
    """The grouping key: consecutive views by one user are one group, other entries one each."""
    return (entry.user_id, None if entry.action == "callbacks.view" else entry.pk)


def _event(entries: list[ModelLogEntry], names: dict[int, str]) -> Event:
    latest = entries[0]
    who = latest.user_display_name if latest.user_id else ""
    return Event(what(latest, names), str(who), latest.timestamp, len(entries))


def what(entry: ModelLogEntry, names: dict[int, str] | None = None) -> str:
    """Return what was done, in words."""
    if entry.action == "callbacks.status":
        return _step_taken(entry.data)
    if entry.action == "callbacks.assign":
        names = _names([entry.data.get("to")]) if names is None else names
        name = names.get(entry.data.get("to"))
        return _("Assigned to %(name)s") % {"name": name} if name else _("Assignment removed")
    return str(entry.message)


def _step_taken(data: dict[str, str]) -> str:
    step = data.get("step", "")
    if step in Step.values and (data.get("from") == data.get("to") or Step(step) in OUTCOMES):
        return str(Step(step).label)
    known = dict(Status.choices)
    before, after = (known.get(data.get(end, ""), "?") for end in ("from", "to"))
    return _("%(before)s → %(after)s") % {"before": before, "after": after}


def _names(keys: Iterable[int | None]) -> dict[int, str]:
    people = get_user_model().objects.in_bulk([key for key in set(keys) if key])
    return {key: display_name(person) for key, person in people.items()}
