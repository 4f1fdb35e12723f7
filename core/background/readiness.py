"""Problem codes of the background work, for the readiness endpoint."""

import datetime

from django.utils import timezone

from core.background.engine import DATABASE, runs
from core.models.jobs import JobState
from core.periodic import PeriodicJob, registered

JOBS_LATE = "jobs_late"
TASKS_LATE = "tasks_late"

#: Time that a job may fail, or wait for its turn, beyond its interval.
PATIENCE = datetime.timedelta(minutes=15)


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the codes of current problems; empty when there are none."""
    now = now or timezone.now()
    states = {state.name: state for state in JobState.objects.all()}
    known = [(job, states[job.name]) for job in registered() if job.name in states]
    found = {
        JOBS_LATE: any(_is_late(job, state, now) for job, state in known),
        TASKS_LATE: _tasks_are_late(now),
    }
    return [code for code, is_so in found.items() if is_so]


def _is_late(job: PeriodicJob, state: JobState, now: datetime.datetime) -> bool:
    expected = (
        state.done_at + datetime.timedelta(seconds=job.every) if state.done_at else state.created_at
    )
    return expected < now - PATIENCE


def _tasks_are_late(now: datetime.datetime) -> bool:
    if not runs(DATABASE):
        return False
    from core.background.database import are_late

    return are_late(now)
