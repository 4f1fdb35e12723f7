"""Problem codes of the callback service, for the readiness endpoint and the admin's home."""

import datetime

from django.utils import timezone

from forms.models.heartbeats import Heartbeat
from forms.models.outbox import Notification
from forms.retention import GRACE, expired

WORKER = "worker"
#: A worker beats every round; a round with a mail server that hangs takes a while.
SILENT_AFTER = datetime.timedelta(minutes=5)

NOTIFICATIONS_LATE = "notifications_late"
WORKER_SILENT = "worker_silent"
RETENTION_LATE = "retention_late"


def beat(now: datetime.datetime | None = None) -> None:
    """Record that a worker is running. One row for all workers: any of them empties the outbox."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"beat_at": now or timezone.now()})


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the codes of current problems; empty when there are none."""
    now = now or timezone.now()
    found = {
        NOTIFICATIONS_LATE: Notification.objects.late(now).exists(),
        WORKER_SILENT: not _worker_lives(now),
        RETENTION_LATE: expired(now - GRACE).exists(),
    }
    return [code for code, is_so in found.items() if is_so]


def _worker_lives(now: datetime.datetime) -> bool:
    return Heartbeat.objects.filter(name=WORKER, beat_at__gte=now - SILENT_AFTER).exists()
