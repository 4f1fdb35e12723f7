"""Forgetting in time, with proof and without data; and what readiness says when it is late."""

import datetime
import time
import uuid
from threading import Event, Thread

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forms import retention
from forms.inbox.changes import Change, ChangedMeanwhile, take_step, version
from forms.inbox.steps import Step
from forms.models import CallbackNote, CallbackRequest, Erasure, Notification, Status
from forms.models.outbox import ALARM_AFTER
from forms.readiness import (
    NOTIFICATIONS_LATE,
    RETENTION_LATE,
    SILENT_AFTER,
    WORKER_SILENT,
    beat,
    problems,
)
from forms.retention import GRACE, count_expired, expired, purge
from forms.sealing import seal
from tests.callbacks import callback_request, notification

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def closed(days_ago: float, **fields) -> CallbackRequest:
    at = timezone.now() - days_ago * DAY
    return callback_request(**{"status": Status.CLOSED, "closed_at": at} | fields)


# Whom


@pytest.mark.parametrize("keep_days", [1, 30, 90])
def test_a_closed_request_goes_when_its_own_days_are_over(clock, keep_days):
    closed(keep_days, keep_days=keep_days)

    assert not expired().exists()
    clock.shift(SECOND)
    assert expired().exists()


@pytest.mark.parametrize("status", [Status.BOOKED, Status.CLOSED, Status.SPAM])
def test_however_it_was_closed(clock, status):
    closed(31, status=status)

    assert expired().exists()


@pytest.mark.parametrize("status", [Status.NEW, Status.CALLING, Status.NO_ANSWER])
def test_nobody_who_waits_for_a_call_is_forgotten(clock, status):
    callback_request(status=status)
    clock.shift(400 * DAY)

    assert not expired().exists()


def test_without_a_time_of_closing_the_last_change_counts(clock):
    closed(0, closed_at=None)

    clock.shift(29 * DAY)
    assert not expired().exists()
    clock.shift(2 * DAY)
    assert expired().exists()


# What goes, and what stays


def test_everything_that_was_written_about_it_goes_too(clock):
    kept, gone = closed(1), closed(31)
    for request in (kept, gone):
        notification(request=request)
        CallbackNote.objects.create(request=request, sealed=seal("Called twice"))

    purge()

    assert list(CallbackRequest.objects.all()) == [kept]
    assert [note.request for note in CallbackNote.objects.all()] == [kept]
    assert [row.request for row in Notification.objects.all()] == [kept]


def test_each_form_leaves_a_proof_that_counts(clock):
    one, other = uuid.uuid4(), uuid.uuid4()
    closed(31, form_key=one)
    closed(31, form_key=one)
    closed(31, form_key=other)

    assert count_expired() == {one: 2, other: 1}
    assert purge() == {one: 2, other: 1}

    proofs = Erasure.objects.values_list("kind", "form_key", "count", "user")
    assert set(proofs) == {("retention", one, 2, None), ("retention", other, 1, None)}


def test_nothing_to_delete_leaves_no_proof(clock):
    closed(1)

    assert purge() == {}
    assert not Erasure.objects.exists()


def test_the_audit_log_says_so_without_the_data(clock):
    request = closed(31)

    purge()

    entry = ModelLogEntry.objects.get(action="callbacks.retention")
    assert (entry.object_id, entry.label) == (str(request.pk), f"#{request.pk}")
    assert "Anna" not in str(entry.data)


# A receptionist who changes a request at the same moment

#: Seconds that one side waits for the other.
PATIENCE = 5


def in_a_thread(work) -> Thread:
    def run():
        try:
            work()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def is_blocked() -> bool:
    """Does a connection to this database wait for a lock?"""
    with connection.cursor() as cursor:
        # Inside a transaction PostgreSQL otherwise repeats its first answer.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock')"
        )
        return cursor.fetchone()[0]


def wait_until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "the other side never came"
        time.sleep(0.01)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
class TestConcurrentChange:
    def test_a_request_reopened_before_the_deletion_reaches_it_is_kept(self):
        reopened, gone = closed(31), closed(31)
        CallbackRequest.objects.update(form_key=gone.form_key)

        with transaction.atomic():
            CallbackRequest.objects.filter(pk=reopened.pk).update(status=Status.NEW, closed_at=None)
            purging = in_a_thread(purge)
            wait_until(is_blocked)
        purging.join()

        assert list(CallbackRequest.objects.all()) == [reopened]
        assert Erasure.objects.get().count == 1
        logged = ModelLogEntry.objects.filter(action="callbacks.retention")
        assert [entry.object_id for entry in logged] == [str(gone.pk)]

    def test_a_request_cannot_be_reopened_between_its_log_entry_and_its_deletion(
        self, monkeypatch, django_user_model
    ):
        """The receptionist waits for the deletion, and is told that the request has changed."""
        request = closed(31)
        user = django_user_model.objects.create_user("receptionist")
        is_logged, outcome = Event(), []
        log = retention.log

        def log_and_wait(*args, **kwargs):
            log(*args, **kwargs)
            is_logged.set()
            wait_until(is_blocked)

        def reopen():
            assert is_logged.wait(PATIENCE)
            try:
                take_step(request, Step.REOPEN, Change(user), seen=version(request))
            except ChangedMeanwhile as news:
                outcome.append(news)

        monkeypatch.setattr(retention, "log", log_and_wait)
        receptionist = in_a_thread(reopen)
        purged = purge()
        receptionist.join()

        assert purged == {request.form_key: 1}
        assert len(outcome) == 1
        assert not CallbackRequest.objects.exists()
        assert Erasure.objects.get().count == 1


# Readiness


def test_all_is_well_with_a_worker_and_nothing_waiting(clock):
    beat()

    assert problems() == []


def test_no_worker_was_ever_seen(clock):
    assert problems() == [WORKER_SILENT]


def test_a_worker_falls_silent(clock):
    beat()
    clock.shift(SILENT_AFTER)
    assert problems() == []

    clock.shift(SECOND)
    assert problems() == [WORKER_SILENT]

    beat()
    assert problems() == []


def test_a_notification_is_late(clock):
    notification()
    clock.shift(ALARM_AFTER + SECOND)
    beat()

    assert problems() == [NOTIFICATIONS_LATE]


def test_retention_is_late(clock):
    closed(30)
    clock.shift(GRACE)
    beat()
    assert problems() == []

    clock.shift(SECOND)
    assert problems() == [RETENTION_LATE]
