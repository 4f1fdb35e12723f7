"""`manage.py worker` runs the engine's queues and the periodic jobs, until it is told to stop."""

import os
import signal
from io import StringIO
from itertools import pairwise
from threading import Event, Timer

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from wagtail.search.models import IndexEntry

from core.background import working
from core.background.engine import stopping
from core.management.commands import worker
from core.models import Attempt
from forms.models import CallbackRequest, Heartbeat
from forms.readiness import problems
from tests import factories
from tests.callbacks import callback_request, notification

pytestmark = pytest.mark.django_db

LONG_AGO = timezone.timedelta(days=100)


def run(*arguments: str) -> None:
    call_command("worker", *arguments, stdout=StringIO())


def test_one_round_sends_beats_and_forgets():
    notification()
    Attempt.objects.create(bucket="b", window=timezone.now() - LONG_AGO, count=1)
    callback_request(status="closed", closed_at=timezone.now() - LONG_AGO)

    run("--once")

    assert len(mail.outbox) == 1
    assert Heartbeat.objects.exists()
    assert problems() == []
    assert not Attempt.objects.exists()
    assert CallbackRequest.objects.count() == 1


def test_a_round_touches_the_file_that_the_containers_health_check_looks_at(tmp_path, settings):
    beat = tmp_path / "beat"
    settings.WORKER_BEAT_FILE = str(beat)

    run("--once")

    assert beat.exists()


@pytest.mark.django_db(transaction=True)
def test_one_round_of_the_database_engine_does_the_same_and_wagtails_tasks(database_engine):
    notification()
    factories.standard_page()
    mine = IndexEntry.objects.filter(content_type__model="standardpage")
    assert not mine.exists()

    run("--once")

    assert len(mail.outbox) == 1
    assert problems() == []
    assert mine.exists()


@pytest.fixture
def quick(monkeypatch):
    """A worker that does not wait between rounds, and handlers put back after it."""
    monkeypatch.setattr(worker, "POLL", 0.01)
    before = {sign: signal.getsignal(sign) for sign in (signal.SIGTERM, signal.SIGINT)}
    yield
    stopping.clear()
    for sign, handler in before.items():
        signal.signal(sign, handler)


@pytest.fixture
def kept_connection(monkeypatch):
    """The test's own transaction must not be closed under it."""
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.connection, "close", lambda: None)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_works_until_it_is_told_to_stop(quick, kept_connection, sign):
    notification()
    Timer(0.5, os.kill, [os.getpid(), sign]).start()

    run()

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("error", [OperationalError("Anna"), RuntimeError("Anna")])
def test_it_survives_a_failing_round_and_waits_longer_each_time(
    quick, kept_connection, monkeypatch, caplog, error
):
    rounds = []

    def fails(_self):
        rounds.append(timezone.now())
        if len(rounds) == 4:
            stopping.set()
            return
        raise error

    monkeypatch.setattr(worker.PeriodicJobs, "run_due", fails)

    run()

    waits = [later - sooner for sooner, later in pairwise(rounds)]
    assert waits == sorted(waits)
    assert type(error).__name__ in caplog.text
    assert "Anna" not in "".join(record.getMessage() for record in caplog.records)


class Loop:
    """A queue whose first rounds fail."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.running, self.told, self.finished = Event(), Event(), False

    def run(self) -> None:
        if self.errors:
            raise self.errors.pop(0)
        self.running.set()
        self.finished = self.told.wait(30)

    def stop(self) -> None:
        self.told.set()


def test_a_queue_that_fails_is_read_again(quick, monkeypatch, caplog):
    monkeypatch.setattr(working, "FIRST_PAUSE", 0)
    loop = Loop(OperationalError("Anna"), RuntimeError("Anna"))

    threads = working.start([loop])
    assert loop.running.wait(30)
    stopping.set()
    working.stop([loop], threads)

    assert "OperationalError" in caplog.text
    assert "RuntimeError" in caplog.text
    assert "Anna" not in "".join(record.getMessage() for record in caplog.records)


def test_a_running_task_is_finished_before_the_worker_ends(quick, kept_connection, monkeypatch):
    loop = Loop()
    monkeypatch.setattr(working, "runners", lambda: [loop])
    Timer(0.2, stopping.set).start()

    run()

    assert loop.finished
