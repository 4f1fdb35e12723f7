"""Problem codes of the callback service, for the readiness endpoint and the admin's home."""

import datetime

from django.utils import timezone

from forms.missed import missed_for_a_day
from forms.models.heartbeats import Heartbeat
from forms.models.outbox import Notification
from forms.retention import GRACE, expired
from forms.unclosed import closable, unannounced
from forms.unopened import unopened

WORKER = "worker"
#: A worker records a heartbeat per round; with a hanging mail server, a round takes long.
SILENT_AFTER = datetime.timedelta(minutes=5)

NOTIFICATIONS_LATE = "notifications_late"
WORKER_SILENT = "worker_silent"
RETENTION_LATE = "retention_late"
UNCLOSED_LATE = "unclosed_late"
REQUESTS_UNOPENED = "requests_unopened"
PROMISES_MISSED = "promises_missed"


def beat(now: datetime.datetime | None = None) -> None:
    """Record a worker's heartbeat. One row for all workers: one is enough to process the outbox."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"beat_at": now or timezone.now()})


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the codes of current problems; empty when there are none."""
    now = now or timezone.now()
    found = {
        NOTIFICATIONS_LATE: Notification.objects.late(now).exists(),
        WORKER_SILENT: not _worker_lives(now),
        RETENTION_LATE: expired(now - GRACE).exists(),
        UNCLOSED_LATE: closable(now - GRACE).exists() or unannounced(now - GRACE).exists(),
        REQUESTS_UNOPENED: unopened(now).exists(),
        PROMISES_MISSED: missed_for_a_day(now).exists(),
    }
    return [code for code, is_so in found.items() if is_so]


def _worker_lives(now: datetime.datetime) -> bool:
    return Heartbeat.objects.filter(name=WORKER, beat_at__gte=now - SILENT_AFTER).exists()
