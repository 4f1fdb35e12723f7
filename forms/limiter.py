"""Rate limits that all nodes share: counted in the database that takes the requests."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from forms.addresses import client_address, network
from forms.models.attempts import Attempt
from forms.sealing import digest
from forms.windows import Limit

WINDOW = datetime.timedelta(hours=1)


@dataclass(frozen=True)
class Bucket:
    """Whatever is limited, told apart by its kind and value; stored only as a keyed digest."""

    kind: str
    value: str
    limit: Limit

    @property
    def key(self) -> str:
        return digest(self.value, purpose=f"limit-{self.kind}")


def buckets(request: HttpRequest, phone: str = "") -> list[Bucket]:
    """Return what to count for a request: the visitor's network, and the number if there is one."""
    found = [_bucket("address", network(client_address(request)), settings.CALLBACK_LIMIT_ADDRESS)]
    if phone:
        found.append(_bucket("number", phone, settings.CALLBACK_LIMIT_NUMBER))
    return found


def _bucket(kind: str, value: str, allowed: int) -> Bucket:
    return Bucket(kind, value, Limit(allowed, WINDOW))


def seconds_to_wait(buckets: Sequence[Bucket], now: datetime.datetime | None = None) -> int:
    """Count one attempt in every bucket; return how long to wait if one is over its limit, else 0."""
    now = now or timezone.now()
    return max(_count(bucket, now) for bucket in buckets)


def _count(bucket: Bucket, now: datetime.datetime) -> int:
    start = bucket.limit.start(now)
    with transaction.atomic():
        Attempt.objects.bulk_create(
            [Attempt(bucket=bucket.key, window=start)], ignore_conflicts=True
        )
        Attempt.objects.filter(bucket=bucket.key, window=start).update(count=F("count") + 1)
    rows = Attempt.objects.filter(
        bucket=bucket.key, window__in=[start, start - bucket.limit.window]
    )
    counts = dict(rows.values_list("window", "count"))
    current, previous = counts.get(start, 0), counts.get(start - bucket.limit.window, 0)
    if not bucket.limit.exceeded(now, current, previous):
        return 0
    return max(1, bucket.limit.retry_after(now, current, previous))


def forget_old(now: datetime.datetime | None = None) -> int:
    """Delete counts that no longer matter; return how many."""
    oldest = (now or timezone.now()) - datetime.timedelta(days=2)
    return Attempt.objects.filter(window__lt=oldest).delete()[0]
