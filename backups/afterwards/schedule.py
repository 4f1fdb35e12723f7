"""Scheduled changes whose hour passed between the backup and its restoration."""

import datetime

from core.schedule.due import due_changes
from core.schedule.failures import remember


class RestoredError(Exception):
    """The reason that is kept with a change that passed while the site was gone."""


def mark_passed(now: datetime.datetime) -> list[str]:
    """Keep each as missed, so that the admin's home shows it; return a sentence for each.

    Nobody is mailed: the place of the restoration may be a rehearsal. The worker makes the
    changes in its first minutes, except those that a person cancels before it starts.
    """
    due = due_changes(now)
    for change in due:
        remember(change, RestoredError(), now, with_mail=False)
    return [
        f"{change.change} at {change.at:%Y-%m-%d %H:%M} (UTC): {_named(change.model, change.pk)}"
        for change in due
    ]


def _named(model: type, pk: object) -> str:
    found = model._default_manager.get(pk=pk)  # type: ignore[attr-defined]
    return str(getattr(found, "object_str", "") or found)
