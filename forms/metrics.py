"""Figures of the callback service for Prometheus (`core.metrics`)."""

import datetime
from collections.abc import Iterator

from django.db.models import Min
from django.utils import timezone

from core.metrics import Figure
from forms.models.heartbeats import Heartbeat
from forms.models.outbox import Notification
from forms.readiness import WORKER


def figures(now: datetime.datetime | None = None) -> Iterator[Figure]:
    now = now or timezone.now()
    unsent = Notification.objects.filter(sent_at=None)
    oldest = unsent.aggregate(oldest=Min("created_at"))["oldest"]
    yield Figure("site_outbox_waiting", "Notifications that are not sent yet.", unsent.count())
    yield Figure(
        "site_outbox_oldest_seconds",
        "Age of the oldest notification that is not sent yet.",
        (now - oldest).total_seconds() if oldest else 0,
    )
    beat = Heartbeat.objects.filter(name=WORKER).first()
    if beat:  # no figure, rather than a wrong one, before the first worker
        yield Figure(
            "site_worker_lag_seconds",
            "Time since a worker last began a round.",
            (now - beat.beat_at).total_seconds(),
        )
