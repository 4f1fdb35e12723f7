import datetime

from django.conf import settings
from django.utils import timezone

from core.bounces.mailbox import Mailbox
from core.bounces.reports import failures
from core.models import Bounce

KEPT = datetime.timedelta(days=30)


def read_bounces(now: datetime.datetime | None = None) -> int:
    """Store what has come back since, and forget what is old; return how many addresses got nothing.

    A mailbox that cannot be read raises: the job is late then, and `/readyz` says so.
    """
    Bounce.objects.filter(came_at__lt=(now or timezone.now()) - KEPT).delete()
    if not settings.BOUNCES_URL:
        return 0
    number = 0
    for raw in Mailbox(settings.BOUNCES_URL).unread():
        for failure in failures(raw):
            Bounce.objects.create(address=failure.address, status=failure.status)
            number += 1
    return number
