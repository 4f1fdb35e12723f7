"""What django-tasks-db leaves to the site: tasks that failed or whose worker died, old rows, and threads."""

import datetime
import logging
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult, get_date_max

logger = logging.getLogger("core.background")

#: A task that runs longer was abandoned: its worker died. Wagtail's take seconds; periodic jobs have leases.
STALLED_AFTER = datetime.timedelta(minutes=10)
FIRST_PAUSE = datetime.timedelta(seconds=30)
MOST_ATTEMPTS = 6
KEPT, KEPT_FAILED = datetime.timedelta(hours=1), datetime.timedelta(days=30)
LATE_AFTER = datetime.timedelta(minutes=15)
#: Rows per run.
PORTION = 500


class Runner:
    """A thread's loop over one queue."""

    def __init__(self, backend: str, queue: str, *, batch: bool = False) -> None:
        self.worker = Worker(
            queue_names=[queue],
            interval=1,
            batch=batch,
            backend_name=backend,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def run(self) -> None:
        self.worker.run()

    def stop(self) -> None:
        """End the loop after the running task."""
        self.worker.running = False


def mend(now: datetime.datetime | None = None) -> None:
    """Repeat what failed or was abandoned, after pauses that grow; delete what is old."""
    now = now or timezone.now()
    rows = DBTaskResult.objects
    # Of an object that was deleted before its task ran, nothing is left to do.
    rows.failed().filter(exception_class_path__endswith=".DoesNotExist").delete()
    rows.successful().filter(finished_at__lt=now - KEPT).delete()
    rows.failed().filter(finished_at__lt=now - KEPT_FAILED).delete()
    for row in rows.running().filter(started_at__lt=now - STALLED_AFTER)[:PORTION]:
        _repeat(row, now)
    # An error's text may quote what somebody typed.
    for row in rows.failed().exclude(traceback="")[:PORTION]:
        _repeat(row, now)


def pause(attempts: int) -> datetime.timedelta:
    return FIRST_PAUSE * 4 ** max(attempts - 1, 0)


def _repeat(row: "DBTaskResult[Any, Any]", now: datetime.datetime) -> None:
    attempts = len(row.worker_ids)
    same = DBTaskResult.objects.filter(pk=row.pk, status=row.status, started_at=row.started_at)
    if attempts >= MOST_ATTEMPTS:
        logger.error("Given up: %s (%s)", row.task_path, row.exception_class_path or "abandoned")
        same.update(status="FAILED", finished_at=now, traceback="")
        return
    logger.warning("Repeated: %s (%s)", row.task_path, row.exception_class_path or "abandoned")
    begin = row.finished_at or now
    same.update(status="READY", finished_at=None, traceback="", run_after=begin + pause(attempts))


def are_late(now: datetime.datetime | None = None) -> bool:
    """Whether a task has been ready for a quarter of an hour."""
    limit = (now or timezone.now()) - LATE_AFTER
    since = Q(run_after__lt=limit) | Q(run_after=get_date_max(), enqueued_at__lt=limit)
    return DBTaskResult.objects.filter(since, status="READY").exists()
