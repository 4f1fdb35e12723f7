import logging
import signal
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections, connection

from core.background import working
from core.background.engine import stopping
from core.periodic import PeriodicJobs

logger = logging.getLogger("core.worker")

#: Seconds between two looks at the due times of the periodic jobs.
POLL = 1
LONGEST_PAUSE = 30


def beat() -> None:
    """Touch the file by which a container's health check sees this worker; one that waits for the database is alive."""
    if settings.WORKER_BEAT_FILE:
        Path(settings.WORKER_BEAT_FILE).touch()


class Command(BaseCommand):
    help = "Run the background work until told to stop: the engine's queues, and the periodic jobs at their times."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, and end.")

    def handle(self, *, once: bool, **options: object) -> None:
        self.jobs = PeriodicJobs()
        if once:
            beat()
            self.jobs.run_due()
            for loop in working.runners(batch=True):
                loop.run()
            return
        stopping.clear()
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: stopping.set())
        loops = working.runners()
        threads = working.start(loops)
        logger.info("Worker started")
        self.schedule()
        working.stop(loops, threads)
        logger.info("Worker stopped")

    def schedule(self) -> None:
        failures, started = 0, False
        while not stopping.is_set():
            survived = self.survives(start=not started)
            failures = 0 if survived else failures + 1
            started = started or survived
            stopping.wait(min(LONGEST_PAUSE, POLL * 2 ** min(failures, 8)))

    def survives(self, *, start: bool) -> bool:
        """Run a round; return whether the database was available."""
        beat()
        close_old_connections()
        try:
            if start:
                self.jobs.start()
            self.jobs.run_due()
        except Error as error:
            logger.warning("The database failed (%s)", type(error).__name__)
            connection.close()
            return False
        except Exception:
            # An engine that cannot be reached must not end the worker.
            logger.exception("The round failed")
            return False
        return True
