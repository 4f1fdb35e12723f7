import logging
import signal
from threading import Event

from django.core.management.base import BaseCommand, CommandParser
from django.db import Error, close_old_connections, connection

from core.periodic import PeriodicJobs
from forms.delivery import deliver_due
from forms.readiness import beat

logger = logging.getLogger("forms.worker")

POLL = 2
LONGEST_PAUSE = 30
#: Mails per round: few, so that the heartbeat continues while a mail server hangs.
ROUND = 10


class Command(BaseCommand):
    help = "Send the waiting notifications, until told to stop; at their hours, do the jobs of all apps."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what is due now, and end.")

    def handle(self, *, once: bool, **options: object) -> None:
        self.stopping = Event()
        self.jobs = PeriodicJobs()
        if once:
            self.round()
            return
        for sign in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sign, lambda *_: self.stopping.set())
        logger.info("Worker started")
        failures = 0
        while not self.stopping.is_set():
            failures = 0 if self.survives() else failures + 1
            self.stopping.wait(min(LONGEST_PAUSE, POLL * 2 ** min(failures, 8)))
        logger.info("Worker stopped")

    def survives(self) -> bool:
        """Run a round; return whether the database was available."""
        close_old_connections()
        try:
            self.round()
        except Error as error:
            logger.warning("The database failed (%s)", type(error).__name__)
            connection.close()
            return False
        except Exception:
            # One failing job must not end the worker, which would stop the mail too.
            logger.exception("The round failed")
            return False
        return True

    def round(self) -> None:
        beat()
        while deliver_due(ROUND, self.goes_on) == ROUND and self.goes_on():
            beat()
        self.jobs.run_due()

    def goes_on(self) -> bool:
        return not self.stopping.is_set()
