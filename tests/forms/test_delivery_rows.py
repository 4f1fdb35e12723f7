"""What the worker writes on a row of the outbox, in which order it takes rows, and how long it waits."""

import datetime
import logging

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from forms import delivery
from forms.delivery import (
    LONGEST_PAUSE,
    MOST_ATTEMPTS_COUNTED,
    STEPS_OF_SENDING,
    addresses,
    deliver_due,
    lease,
    pause,
)
from forms.models import Notification
from tests import factories, pages
from tests.callbacks import callback_request, notification

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def broken(monkeypatch):
    def send(message):
        raise ConnectionRefusedError

    monkeypatch.setattr(delivery, "send", send)


@pytest.fixture
def longest(monkeypatch):
    """No randomness: every pause is as long as it may be."""
    monkeypatch.setattr("random.uniform", lambda low, high: high)


@pytest.fixture
def shortest(monkeypatch):
    monkeypatch.setattr("random.uniform", lambda low, high: low)


def fresh(row: Notification) -> Notification:
    return Notification.objects.get(pk=row.pk)


def test_the_oldest_are_sent_first_and_no_more_than_asked_for(clock):
    rows = [notification(f"{n}@example.lv", next_attempt_at=NOON - n * SECOND) for n in range(1, 4)]

    assert deliver_due(2) == 2

    assert [message.to for message in mail.outbox] == [["3@example.lv"], ["2@example.lv"]]
    assert [bool(fresh(row).sent_at) for row in rows] == [False, True, True]


def test_without_being_asked_for_fewer_it_sends_fifty(clock):
    for _n in range(51):
        notification()

    assert deliver_due() == 50


def test_what_cannot_be_sent_does_not_keep_the_rest_waiting(clock, monkeypatch):
    for name in ("broken", "well"):
        notification(f"{name}@example.lv")
    sent = []

    def send(message):
        if message.to == ["broken@example.lv"]:
            raise ConnectionRefusedError
        sent.append(message.to)

    monkeypatch.setattr(delivery, "send", send)

    assert deliver_due() == 1
    assert sent == [["well@example.lv"]]


def test_a_row_that_another_worker_takes_meanwhile_is_left_to_it(clock):
    first, second = notification("1@example.lv"), notification("2@example.lv")

    def keep_going():
        lease(first.pk)
        return True

    assert deliver_due(keep_going=keep_going) == 1
    assert [message.to for message in mail.outbox] == [["2@example.lv"]]
    assert fresh(second).sent_at == NOON


def test_who_is_told_to_stop_before_the_first_sends_nothing(clock):
    notification()

    assert deliver_due(keep_going=lambda: False) == 0
    assert mail.outbox == []


def test_a_lease_lasts_for_every_word_with_the_mail_server(clock, settings):
    settings.EMAIL_TIMEOUT = 7
    row = notification()

    assert lease(row.pk) is True
    assert lease(row.pk) is False

    assert fresh(row).leased_until == NOON + datetime.timedelta(seconds=7 * STEPS_OF_SENDING)


def test_a_lease_is_of_one_row_only(clock):
    one, other = notification(), notification()

    lease(one.pk)

    assert fresh(other).leased_until is None


def test_a_row_that_is_not_due_is_not_leased(clock):
    assert lease(notification(next_attempt_at=NOON + SECOND).pk) is False


def test_a_sent_row_has_no_error_and_counts_the_attempt(clock):
    row = notification(attempts=2, last_error="TimeoutError")

    deliver_due()

    assert (fresh(row).attempts, fresh(row).last_error) == (3, "")
    assert (fresh(row).sent_at, fresh(row).leased_until) == (NOON, None)


def test_a_row_without_recipients_is_done_with_and_free(clock):
    row = Notification.objects.create(request=callback_request(), recipients=[])

    deliver_due()

    assert (fresh(row).attempts, fresh(row).sent_at, fresh(row).leased_until) == (1, NOON, None)


@pytest.mark.parametrize(("attempts", "seconds"), [(0, 5), (1, 10), (3, 40), (6, 320), (7, 600)])
def test_a_row_that_failed_waits_twice_as_long_each_time(
    clock, broken, longest, caplog, attempts, seconds
):
    row = notification(attempts=attempts)

    with caplog.at_level(logging.WARNING, logger="forms.delivery"):
        assert deliver_due() == 0

    assert fresh(row).next_attempt_at == NOON + seconds * SECOND
    assert (fresh(row).attempts, fresh(row).last_error) == (attempts + 1, "ConnectionRefusedError")
    failed = f"Notification {row.pk} not sent (ConnectionRefusedError) to 1 of 1 recipients"
    assert caplog.messages == [f"{failed}, again in {seconds} s"]


def test_a_pause_is_shortened_by_a_quarter_at_most(shortest):
    assert pause(0) == delivery.FIRST_PAUSE * 0.75
    assert pause(10_000) == LONGEST_PAUSE * 0.75


def test_a_pause_is_never_longer_than_the_longest(longest):
    assert [pause(attempts) for attempts in (16, 17, 10_000)] == [LONGEST_PAUSE] * 3


def test_attempts_are_counted_as_far_as_the_column_reaches(clock, broken):
    row = notification(attempts=MOST_ATTEMPTS_COUNTED)

    deliver_due()

    assert fresh(row).attempts == MOST_ATTEMPTS_COUNTED == 32_767


def test_a_kind_of_error_longer_than_its_column_is_cut(clock, monkeypatch):
    def send(message):
        raise type("E" * 81, (Exception,), {})

    monkeypatch.setattr(delivery, "send", send)
    row = notification()

    deliver_due()

    assert fresh(row).last_error == "E" * 80


def test_the_first_attempt_goes_to_whom_the_form_named_then():
    factories.site()
    form = pages.callback(notify="now@example.lv")
    request = callback_request(page=form)
    row = notification("then@example.lv", request=request)

    assert addresses(row) == ["then@example.lv"]
    row.attempts = 1
    assert addresses(row) == ["now@example.lv"]


def test_where_the_form_is_gone_the_first_addresses_are_kept():
    row = notification("then@example.lv", attempts=3)

    assert addresses(row) == ["then@example.lv"]


def test_a_failure_is_put_off_from_the_time_of_the_failure(clock, longest, monkeypatch):
    def send(message):
        clock.shift(60 * SECOND)
        raise TimeoutError

    monkeypatch.setattr(delivery, "send", send)
    row = notification()

    deliver_due()

    assert fresh(row).next_attempt_at == timezone.now() + 5 * SECOND


def test_a_failure_leaves_alone_what_another_worker_leased_at_the_same_moment(clock, monkeypatch):
    first, second = notification("1@example.lv"), notification("2@example.lv")

    def send(message):
        lease(second.pk)
        raise TimeoutError

    monkeypatch.setattr(delivery, "send", send)

    deliver_due()

    assert (fresh(first).attempts, fresh(first).leased_until) == (1, None)
    assert (fresh(second).attempts, fresh(second).last_error) == (0, "")
    assert fresh(second).leased_until > NOON
