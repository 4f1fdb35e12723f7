"""Periodic jobs run at their intervals, each run once among all workers, and no run gets lost."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
import time_machine
from django.db import OperationalError, connection
from django.utils import timezone

from core.background import leases
from core.background.readiness import problems
from core.models import JobState
from core.periodic import PeriodicJob, PeriodicJobs, run_job

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2040, 11, 24, 10, 0, tzinfo=datetime.UTC)
NAME = "test: a job"


def seconds(number: float) -> datetime.timedelta:
    return datetime.timedelta(seconds=number)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def lost(monkeypatch):
    """An engine that loses every message; the slots it was told to run."""
    slots = []

    class Lossy:
        @staticmethod
        def using(**_options):
            return Lossy

        @staticmethod
        def enqueue(_name, slot):
            slots.append(slot)

    monkeypatch.setattr("core.periodic.run_job", Lossy)
    return slots


def state() -> JobState:
    return JobState.objects.get(name=NAME)


# Intervals


def test_each_job_runs_at_its_own_interval(clock, only_jobs):
    ran = []
    only_jobs(
        PeriodicJob("a", 10, lambda: ran.append("a")), PeriodicJob("b", 25, lambda: ran.append("b"))
    )

    for moment in (0, 5, 10, 20, 25):
        clock.move_to(NOON + seconds(moment))
        PeriodicJobs().run_due()

    assert ran == ["a", "b", "a", "a", "b"]


def test_a_job_that_fails_keeps_no_other_from_its_turn(only_jobs, caplog):
    ran = []
    only_jobs(PeriodicJob("bad", 10, lambda: 1 / 0), PeriodicJob("good", 10, lambda: ran.append(1)))

    PeriodicJobs().run_due()

    assert ran == [1]
    assert "bad" in caplog.text


def test_a_rare_job_that_fails_is_tried_again_after_pauses_that_double(clock, only_jobs):
    tried = []

    def fail() -> None:
        tried.append((timezone.now() - NOON).seconds)
        raise ValueError

    only_jobs(PeriodicJob(NAME, 24 * 3600, fail))

    for _second in range(0, 900, 20):
        PeriodicJobs().run_due()
        clock.shift(seconds(20))

    assert tried == [0, 60, 180, 420]
    assert state().failures == 4


def test_a_success_ends_the_pauses(clock, only_jobs):
    answers = iter([ValueError, None])

    def run() -> None:
        if error := next(answers):
            raise error

    only_jobs(PeriodicJob(NAME, 3600, run))
    PeriodicJobs().run_due()
    clock.shift(seconds(60))
    PeriodicJobs().run_due()

    assert (state().failures, state().done_at) == (0, timezone.now())
    assert state().due_at == timezone.now() + seconds(3600)


def test_a_job_that_meets_a_database_error_is_tried_again(only_jobs, caplog):
    def fail() -> None:
        raise OperationalError("Anna")

    only_jobs(PeriodicJob(NAME, 10, fail))

    PeriodicJobs().run_due()

    assert state().failures == 1
    assert "Anna" not in caplog.text


def test_without_the_database_the_worker_is_told(only_jobs, monkeypatch):
    only_jobs(PeriodicJob(NAME, 10, list))

    def refuse(*_arguments, **_options):
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", refuse)

    with pytest.raises(OperationalError):
        PeriodicJobs().run_due()


def test_a_job_follows_the_start_of_a_worker_once_for_workers_that_start_together(clock, only_jobs):
    ran = []
    only_jobs(
        PeriodicJob(NAME, 24 * 3600, lambda: ran.append(timezone.now()), at_start=True),
        PeriodicJob("other", 24 * 3600, lambda: ran.append("other")),
    )
    PeriodicJobs().run_due()
    ran.clear()
    clock.shift(seconds(3600))

    for _worker in range(3):
        jobs = PeriodicJobs()
        jobs.start()
        jobs.run_due()

    assert ran == [NOON + seconds(3600)]


# Lost messages, dead workers


def test_a_message_that_was_lost_is_followed_by_another(clock, only_jobs, lost):
    only_jobs(PeriodicJob(NAME, 24 * 3600, list))

    for _minute in range(32):
        PeriodicJobs().run_due()
        clock.shift(seconds(60))

    assert [datetime.datetime.fromisoformat(slot) - NOON for slot in lost] == [
        seconds(0),
        seconds(900),
        seconds(1800),
    ]


def test_of_two_messages_for_one_run_only_the_newer_counts(clock, only_jobs, lost):
    ran = []
    only_jobs(PeriodicJob(NAME, 20, lambda: ran.append(1)))
    PeriodicJobs().run_due()
    clock.shift(seconds(61))
    PeriodicJobs().run_due()
    older, newer = lost

    run_job.call(NAME, older)
    assert ran == []
    run_job.call(NAME, newer)
    run_job.call(NAME, newer)
    assert ran == [1]


def test_the_lease_of_a_worker_that_died_ends_and_the_job_runs_again(clock, only_jobs, lost):
    ran = []
    only_jobs(PeriodicJob(NAME, 20, lambda: ran.append(1)))
    PeriodicJobs().run_due()
    JobState.objects.update(leased_until=NOON + leases.LEASE)  # a worker took it, and died

    clock.shift(leases.LEASE)
    PeriodicJobs().run_due()
    assert len(lost) == 1
    clock.shift(seconds(1))
    PeriodicJobs().run_due()
    run_job.call(NAME, lost[1])

    assert ran == [1]


def test_a_worker_whose_clock_was_ahead_delays_nothing(clock, only_jobs):
    ran = []
    only_jobs(PeriodicJob(NAME, every=30, run=lambda: ran.append(timezone.now())))
    jobs = PeriodicJobs()
    clock.move_to(NOON + seconds(600))
    jobs.run_due()
    clock.move_to(NOON)

    jobs.run_due()

    assert ran == [NOON + seconds(600), NOON]
    assert state().due_at == NOON + seconds(30)


def test_a_lease_of_a_worker_whose_clock_was_ahead_ends(clock, only_jobs, lost):
    only_jobs(PeriodicJob(NAME, every=30, run=lambda: None))
    clock.move_to(NOON + seconds(600))
    PeriodicJobs().run_due()
    with leases.leased(NAME, lost[0]) as ours:
        assert ours
        clock.move_to(NOON)

        PeriodicJobs().run_due()

    assert len(lost) == 2


def test_clocks_that_differ_by_seconds_run_nothing_twice(clock, only_jobs):
    ran = []
    only_jobs(PeriodicJob(NAME, every=30, run=lambda: ran.append(timezone.now())))
    jobs = PeriodicJobs()
    clock.move_to(NOON + seconds(20))
    jobs.run_due()
    clock.move_to(NOON)

    jobs.run_due()

    assert len(ran) == 1


def test_a_job_that_an_update_has_removed_is_no_error(only_jobs):
    only_jobs()

    run_job.call(NAME, "slot")


def test_a_run_that_another_worker_has_claimed_is_not_claimed_again(clock):
    JobState.objects.create(name=NAME)

    assert leases.claim(NAME, 3600)
    assert leases.claim(NAME, 3600) is None
    clock.shift(seconds(899))
    assert leases.claim(NAME, 3600) is None


# Several workers at once


@pytest.mark.django_db(transaction=True)
def test_of_four_workers_at_once_one_runs_the_job(only_jobs):
    ran, together = [], Barrier(4)
    only_jobs(PeriodicJob(NAME, 3600, lambda: ran.append(1)))
    JobState.objects.create(name=NAME)

    def work(_number: int) -> None:
        try:
            jobs = PeriodicJobs()
            for _turn in range(3):
                together.wait()
                jobs.run_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(work, range(4)))

    assert ran == [1]


@pytest.mark.django_db(transaction=True)
def test_a_long_run_keeps_its_lease_and_no_other_worker_starts_it(only_jobs, monkeypatch):
    monkeypatch.setattr(leases, "RENEWAL", 0.05)
    renewed, over, ran = Event(), Event(), []

    def run() -> None:
        ran.append(1)
        first = state().leased_until
        while state().leased_until == first and not over.is_set():
            over.wait(0.02)
        renewed.set()
        over.wait(60)

    only_jobs(PeriodicJob(NAME, 1, run))

    def work() -> None:
        try:
            PeriodicJobs().run_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        running = other.submit(work)
        try:
            assert renewed.wait(60)
            JobState.objects.update(due_at=timezone.now())
            PeriodicJobs().run_due()
        finally:
            over.set()
        running.result()

    assert ran == [1]
    assert (state().slot, state().leased_until) == ("", None)


# Readiness


def test_a_job_that_has_not_succeeded_for_a_quarter_of_an_hour_is_a_problem(clock, only_jobs, lost):
    only_jobs(PeriodicJob(NAME, 60, list))
    PeriodicJobs().run_due()

    clock.shift(seconds(900))
    assert problems() == []
    clock.shift(seconds(1))
    assert problems() == ["jobs_late"]

    PeriodicJobs().run_due()
    run_job.call(NAME, lost[-1])
    assert problems() == []
    clock.shift(seconds(961))
    assert problems() == ["jobs_late"]


def test_a_job_that_is_registered_no_longer_is_no_problem(clock, only_jobs, lost):
    only_jobs(PeriodicJob(NAME, 60, list))
    PeriodicJobs().run_due()
    only_jobs()

    clock.shift(seconds(3600))

    assert problems() == []
