import datetime

from django.apps import AppConfig


class TrialConfig(AppConfig):
    name = "tests.trial"
    label = "trial"

    def ready(self) -> None:
        """Register a job, and shorten what would take minutes."""
        from wagtail import hooks

        from core import periodic
        from core.background import database
        from core.background.mending import mend
        from tests.trial.tasks import tick

        database.STALLED_AFTER = datetime.timedelta(seconds=15)
        database.FIRST_PAUSE = datetime.timedelta(seconds=2)
        for job in (
            periodic.PeriodicJob("trial: tick", every=2, run=tick),
            periodic.PeriodicJob("trial: mend", every=2, run=mend),
        ):
            hooks.register(periodic.HOOK, lambda job=job: job)
