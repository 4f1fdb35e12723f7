"""Counts readers' requests for a page in their language, per day. Stores no personal data."""

import datetime
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from translations.models import ReaderDemand


def record(key: UUID, locale_id: int) -> None:
    """Add one reader to today's count."""
    row = {"translation_key": key, "locale_id": locale_id, "day": timezone.localdate()}
    with transaction.atomic():
        ReaderDemand.objects.bulk_create([ReaderDemand(**row)], ignore_conflicts=True)
        ReaderDemand.objects.filter(**row).update(count=F("count") + 1)


def counts(
    keys: Iterable[UUID] | None = None, locale_ids: Iterable[int] | None = None
) -> dict[tuple[UUID, int], int]:
    """Return how many readers asked for each page in each language, in one query. Pages without requests are left out."""
    rows = ReaderDemand.objects.filter(day__gte=_oldest())
    if keys is not None:
        rows = rows.filter(translation_key__in=keys)
    if locale_ids is not None:
        rows = rows.filter(locale_id__in=locale_ids)
    found = rows.values_list("translation_key", "locale_id").annotate(asked=Sum("count"))
    return {(key, locale_id): asked for key, locale_id, asked in found}


def forget_old() -> int:
    """Delete the counts that are too old to be shown; return how many."""
    return ReaderDemand.objects.filter(day__lt=_oldest()).delete()[0]


def _oldest() -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=settings.READER_DEMAND_DAYS)
