"""Rate limits counted in the database, and so shared by all nodes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from core.models.attempts import Attempt
from core.ratelimit.window import Limit

#: How long a count is kept after its window has begun.
KEPT = datetime.timedelta(days=2)


@dataclass(frozen=True)
class Bucket:
    """The subject of a limit, such as a phone number; stored only as a keyed digest of kind and value."""

    kind: str
    value: str
    limit: Limit

    @property
    def key(self) -> str:
        return salted_hmac(f"limit-{self.kind}", self.value, algorithm="sha256").hexdigest()


def seconds_to_wait(buckets: Sequence[Bucket], now: datetime.datetime | None = None) -> int:
    """Count one attempt in every bucket; return the seconds to wait when one exceeds its limit, else 0."""
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
    """Delete the counts of expired windows; return how many."""
    oldest = (now or timezone.now()) - KEPT
    return Attempt.objects.filter(window__lt=oldest).delete()[0]
