"""Compares the index with the site once every night, in one worker."""

import datetime

from django.db.models import Q
from django.utils import timezone

from search.indexing.rebuilding import Report, heal
from search.models import State

#: Local time, with little traffic.
FIRST_HOUR, LAST_HOUR = 2, 5
EVERY = datetime.timedelta(hours=20)


def heal_at_night(now: datetime.datetime | None = None) -> Report | None:
    """Repair differences, if it is night and not done yet tonight; return a report."""
    now = now or timezone.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return None
    due = State.objects.filter(Q(checked_at=None) | Q(checked_at__lt=now - EVERY))
    return heal() if due.update(checked_at=now) else None
