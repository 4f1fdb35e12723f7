"""Every night the index is compared with the site: by one worker, once."""

import datetime

from django.db.models import Q
from django.utils import timezone

from search.indexing.rebuilding import Report, heal
from search.models import State

#: Local time; visitors sleep, and so do editors.
FIRST_HOUR, LAST_HOUR = 2, 5
EVERY = datetime.timedelta(hours=20)


def heal_at_night(now: datetime.datetime | None = None) -> Report | None:
    """Mend what has drifted, if it is night and nobody has done it; say what was found."""
    now = now or timezone.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return None
    due = State.objects.filter(Q(checked_at=None) | Q(checked_at__lt=now - EVERY))
    return heal() if due.update(checked_at=now) else None
