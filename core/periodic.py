"""What the worker does besides its main work: small jobs, each at its own interval.

An app registers its jobs in its ``wagtail_hooks`` and so need not know the worker::

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

logger = logging.getLogger("core.periodic")

HOOK = "register_periodic_job"


@dataclass(frozen=True)
class PeriodicJob:
    """A job without arguments, to be run every so many seconds. May be run twice: by two workers, after a restart."""

    name: str
    every: int
    run: Callable[[], object]


class PeriodicJobs:
    """The registered jobs, and when each is due (by a clock in seconds that only goes forward)."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.jobs: list[PeriodicJob] = [register() for register in hooks.get_hooks(HOOK)]
        self.due: dict[str, float] = {}

    def run_due(self) -> None:
        """Run what is due; one job's failure is logged and keeps no other from its turn.

        Raises `django.db.Error`: without the database there is nothing to do but wait.
        """
        for job in self.jobs:
            if self.clock() < self.due.get(job.name, 0.0):
                continue
            try:
                job.run()
            except Error:
                raise
            except Exception:
                logger.exception("The job failed: %s", job.name)
            self.due[job.name] = self.clock() + job.every
