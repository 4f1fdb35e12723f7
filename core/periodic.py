"""Periodic jobs: small tasks that the worker runs between its mails, each at its own interval.

An app registers its jobs in its ``wagtail_hooks``, without importing the worker::

    @hooks.register(periodic.HOOK)
    def forget_searches() -> PeriodicJob:
        return PeriodicJob("search: forget old queries", every=3600, run=purge)
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import Error
from wagtail import hooks

from core import request_ids

logger = logging.getLogger("core.periodic")

HOOK = "register_periodic_job"


@dataclass(frozen=True)
class PeriodicJob:
    """A function to call every ``every`` seconds. It must be idempotent: two workers, or a restart, run it twice."""

    name: str
    every: int
    run: Callable[[], object]


class PeriodicJobs:
    """The registered jobs and their due times. ``clock`` returns seconds and never goes backwards."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.jobs: list[PeriodicJob] = [register() for register in hooks.get_hooks(HOOK)]
        self.due: dict[str, float] = {}

    def run_due(self) -> None:
        """Run the jobs that are due. The failure of one is logged, and the others still run.

        Raises `django.db.Error`, so that the worker waits for the database.
        """
        for job in self.jobs:
            if self.clock() < self.due.get(job.name, 0.0):
                continue
            with request_ids.following(""):
                _run(job)
            self.due[job.name] = self.clock() + job.every


def _run(job: PeriodicJob) -> None:
    try:
        job.run()
    except Error:
        raise
    except Exception:
        logger.exception("The job failed: %s", job.name, extra={"job": job.name})
