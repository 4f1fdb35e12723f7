"""Periodic jobs: tasks that the workers run, each at its own interval and once among all workers.

An app registers its jobs in its ``wagtail_hooks``, without importing the worker::

    @hooks.register(periodic.HOOK)
    def forget_searches() -> PeriodicJob:
        return PeriodicJob("search: forget old queries", every=3600, run=purge)
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error
from django.utils import timezone
from django_tasks import task
from wagtail import hooks

from core import request_ids
from core.background.engine import CHORES, SITE
from core.background.leases import claim, done, failed, is_due, leased
from core.models.jobs import JobState

logger = logging.getLogger("core.periodic")

HOOK = "register_periodic_job"
#: Workers that start at the same time do a job ``at_start`` once.
SAME_START = datetime.timedelta(minutes=10)


@dataclass(frozen=True)
class PeriodicJob:
    """A function to call every ``every`` seconds. It must be idempotent: after a crash it is called again."""

    name: str
    every: int
    run: Callable[[], object]
    queue: str = CHORES
    #: Also when a worker starts, so after each deployment.
    at_start: bool = False


def registered() -> list[PeriodicJob]:
    return [register() for register in hooks.get_hooks(HOOK)]


class PeriodicJobs:
    """The registered jobs, for the loop of a worker."""

    def __init__(self) -> None:
        self.jobs = registered()

    def start(self) -> None:
        """Make the jobs due that follow each start of a worker."""
        names = [job.name for job in self.jobs if job.at_start]
        earlier = timezone.now() - SAME_START
        JobState.objects.filter(name__in=names, done_at__lt=earlier).update(due_at=timezone.now())

    def run_due(self) -> None:
        """Enqueue the due jobs that no other worker has enqueued. Raises `django.db.Error`."""
        now = timezone.now()
        known = dict(JobState.objects.values_list("name", "due_at"))
        new = [JobState(name=job.name) for job in self.jobs if job.name not in known]
        JobState.objects.bulk_create(new, ignore_conflicts=True)
        for job in self.jobs:
            at = known.get(job.name, now)
            if is_due(at, job.every, now) and (slot := claim(job.name, job.every)):
                run_job.using(queue_name=job.queue).enqueue(job.name, slot)


@task(backend=SITE, queue_name=CHORES)
def run_job(name: str, slot: str) -> None:
    """Run a claimed job. A failure is logged here and the job tried again; the engine never repeats it."""
    job = next((job for job in registered() if job.name == name), None)
    if job is None:
        return  # an update has removed it
    with leased(name, slot) as ours:
        if ours:
            with request_ids.following(""):
                _run(job, slot)


def _run(job: PeriodicJob, slot: str) -> None:
    try:
        job.run()
    except Error as error:
        logger.warning("The job met a database error: %s (%s)", job.name, type(error).__name__)
        failed(job.name, slot, job.every)
    except Exception:
        logger.exception("The job failed: %s", job.name, extra={"job": job.name})
        failed(job.name, slot, job.every)
    else:
        done(job.name, slot, job.every)
