"""Runs a periodic job once among all workers, on every database.

Each step is one conditional UPDATE of the job's row, of which one process changes the row
and all others change nothing:

- *claim*: the process that moves the due time enqueues the job.
- *lease*: the process that takes the lease runs it, and renews the lease meanwhile.

A process that dies lets its lease expire. A message that gets lost, or that nobody runs,
is followed by another one after `grace`; the first is then ignored, for it names an older slot.
"""

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.db import Error, connection
from django.db.models import Q
from django.utils import timezone

from core.models.jobs import CLOCKS_DIFFER, LEASE, JobState

logger = logging.getLogger("core.periodic")

RENEWAL = 15.0
SHORTEST_GRACE, LONGEST_GRACE = 60, 900
FIRST_PAUSE = 60
MOST_FAILURES_COUNTED = 32_767


def claim(name: str, every: int) -> str | None:
    """Claim the next run of a job if it is due; return its slot, or `None` if it is another process's."""
    now = timezone.now()
    slot = now.isoformat()
    due_at = now + _grace(every)
    due = JobState.free().filter(Q(due_at__lte=now) | Q(due_at__gt=latest(every, now)), name=name)
    return slot if due.update(due_at=due_at, slot=slot, leased_until=None) else None


def is_due(at: datetime.datetime, every: int, now: datetime.datetime) -> bool:
    """Whether the time has come, or is so far off that a wrong clock must have written it."""
    return not now < at <= latest(every, now)


def latest(every: int, now: datetime.datetime) -> datetime.datetime:
    """Return the latest time at which the next run can be due."""
    return now + max(datetime.timedelta(seconds=every), _grace(every)) + CLOCKS_DIFFER


def _grace(every: int) -> datetime.timedelta:
    return datetime.timedelta(seconds=min(max(every, SHORTEST_GRACE), LONGEST_GRACE))


@contextmanager
def leased(name: str, slot: str) -> Iterator[bool]:
    """Hold the lease of a claimed run; yield whether it was to be had."""
    if not JobState.free().filter(name=name, slot=slot).update(leased_until=_end()):
        yield False
        return
    over = Event()
    renewing = Thread(target=_renew, args=[name, slot, over], daemon=True)
    renewing.start()
    try:
        yield True
    finally:
        over.set()
        renewing.join()


def done(name: str, slot: str, every: int) -> None:
    started = datetime.datetime.fromisoformat(slot)
    _end_run(
        name,
        slot,
        due_at=started + datetime.timedelta(seconds=every),
        done_at=started,
        failures=0,
    )


def failed(name: str, slot: str, every: int) -> None:
    """End the run. A rare job is tried again earlier than its interval, after pauses that double."""
    failures = JobState.objects.values_list("failures", flat=True).get(name=name)
    pause = min(every, FIRST_PAUSE * 2 ** min(failures, 16))
    _end_run(
        name,
        slot,
        due_at=timezone.now() + datetime.timedelta(seconds=pause),
        failures=min(failures + 1, MOST_FAILURES_COUNTED),
    )


def _end_run(name: str, slot: str, **values: object) -> None:
    JobState.objects.filter(name=name, slot=slot).update(slot="", leased_until=None, **values)


def _end() -> datetime.datetime:
    return timezone.now() + LEASE


def _renew(name: str, slot: str, over: Event) -> None:
    try:
        while not over.wait(RENEWAL):
            try:
                JobState.objects.filter(name=name, slot=slot).update(leased_until=_end())
            except Error as error:
                logger.warning("The lease of %s was not renewed (%s)", name, type(error).__name__)
                connection.close()
    finally:
        connection.close()
