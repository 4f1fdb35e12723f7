"""The queue of subjects to be indexed. It is a table, so an error or a restart loses nothing."""

import datetime
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar, copy_context
from typing import Any

from django.db import Error, transaction
from django.utils import timezone

from core.lookups.references import begin_request
from search.indexing.describing import Description, describe
from search.indexing.subjects import findable
from search.indexing.writing import remove, write
from search.models import Waiting

logger = logging.getLogger("search.indexing")

#: Documents per transaction.
PORTION = 20
#: Subjects that the worker takes from the queue per round.
TURN = 500
LONGEST_PAUSE = datetime.timedelta(hours=6)

#: True while a program changes many objects and will index each of them once, at its end.
is_postponed: ContextVar[bool] = ContextVar("is_postponed", default=False)


def bring_up_to_date(subjects: Iterable[str]) -> int:
    """Index these subjects; failures stay in the queue and are retried. Return the number of documents that differed."""
    subjects = list(dict.fromkeys(subjects))
    portions = [subjects[start : start + PORTION] for start in range(0, len(subjects), PORTION)]
    return sum(_portion(portion) for portion in portions)


def _portion(subjects: Sequence[str]) -> int:
    try:
        with transaction.atomic():
            changed = index(subjects)
            Waiting.objects.filter(subject__in=subjects).delete()
    except Exception as error:  # noqa: BLE001 - a page is published whether it can be indexed or not
        if len(subjects) > 1:
            return sum(_portion([subject]) for subject in subjects)
        _remember(subjects[0], error)
        return 0
    return changed


def index(subjects: Sequence[str]) -> int:
    """Index these subjects, or raise. Return the number of documents that differed."""
    instances = findable(subjects)
    gone = remove(subject for subject in subjects if subject not in instances)
    # Lookups made here must not stay in the current request's cache.
    made = copy_context().run(_describe, instances.values())
    return gone + write(made)


def _describe(instances: Iterable[Any]) -> list[Description]:
    begin_request()
    return [describe(instance) for instance in instances]


def put_off(subjects: Iterable[str], seconds: int = 0) -> None:
    """Queue these subjects; the worker takes them after this number of seconds."""
    due = timezone.now() + datetime.timedelta(seconds=seconds)
    rows = [Waiting(subject=subject, next_try_at=due) for subject in dict.fromkeys(subjects)]
    Waiting.objects.bulk_create(rows, 200, ignore_conflicts=True)


@contextmanager
def postponed() -> Iterator[None]:
    """Only queue the documents that change in the block; `index_waiting`, or the worker, indexes them."""
    token = is_postponed.set(True)
    try:
        yield
    finally:
        is_postponed.reset(token)


def index_waiting() -> int:
    """Index every waiting document once, due or not. Return how many differed."""
    subjects = Waiting.objects.order_by("pk").values_list("subject", flat=True)
    return bring_up_to_date(list(subjects))


def work_off(now: datetime.datetime | None = None) -> int:
    """Index due subjects; return the number of documents that differed. Run by the worker."""
    due = Waiting.objects.filter(next_try_at__lte=now or timezone.now())
    return bring_up_to_date(
        due.order_by("next_try_at", "pk").values_list("subject", flat=True)[:TURN]
    )


def failures() -> int:
    """Return the number of subjects that failed."""
    return Waiting.objects.filter(tries__gt=0).count()


def _remember(subject: str, error: Exception) -> None:
    logger.error("%s could not be indexed", subject, exc_info=error)
    # Without the database nothing can be recorded; the entry of the change itself stays in the queue.
    with suppress(Error):
        _count(subject, error)


def _count(subject: str, error: Exception) -> None:
    row, _created = Waiting.objects.get_or_create(subject=subject)
    row.tries += 1
    row.error = f"{type(error).__name__}: {error}"[:200]
    row.next_try_at = timezone.now() + min(
        datetime.timedelta(minutes=2 ** min(row.tries, 10)), LONGEST_PAUSE
    )
    row.save()
