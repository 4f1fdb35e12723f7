import pytest
from django.db import OperationalError
from wagtail import hooks

from core.periodic import HOOK, PeriodicJob, PeriodicJobs


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def jobs(*jobs):
    clock = Clock()
    registered = [(HOOK, lambda job=job: job) for job in jobs]
    with hooks.register_temporarily(registered):
        found = PeriodicJobs(clock)
    found.jobs = [job for job in found.jobs if job in jobs]
    return found, clock


def test_each_chore_runs_at_its_own_interval():
    ran = []
    found, clock = jobs(
        PeriodicJob("a", 10, lambda: ran.append("a")), PeriodicJob("b", 25, lambda: ran.append("b"))
    )

    for clock.now in (0, 5, 10, 20, 25):
        found.run_due()

    assert ran == ["a", "b", "a", "a", "b"]


def test_a_chore_that_fails_keeps_no_other_from_its_turn(caplog):
    ran = []
    found, _clock = jobs(
        PeriodicJob("bad", 10, lambda: 1 / 0), PeriodicJob("good", 10, lambda: ran.append(1))
    )

    found.run_due()

    assert ran == [1]
    assert "bad" in caplog.text


def test_without_the_database_the_worker_is_told():
    def fail():
        raise OperationalError

    found, _clock = jobs(PeriodicJob("asks the database", 10, fail))

    with pytest.raises(OperationalError):
        found.run_due()
