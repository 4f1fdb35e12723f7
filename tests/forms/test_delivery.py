"""The outbox is emptied: each mail at least once, and once only while nothing dies."""

import datetime
import re
import smtplib
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.conf import settings as site_settings
from django.core import mail
from django.db import connection
from django.utils import timezone

from forms import delivery
from forms.delivery import LONGEST_PAUSE, NOBODY_TO_TELL, deliver_due, lease, pause
from forms.mail import message_for, message_id
from forms.models import Notification
from forms.models.outbox import ALARM_AFTER
from tests import factories, pages
from tests.callbacks import NUMBER, callback_request, notification
from tests.smtp import ACCEPT, FUMBLE, HANG, HANG_UP, REFUSE, Sink, smtp_sink

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sink(settings) -> Sink:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.3
    with smtp_sink() as (sink, port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        yield sink


@pytest.fixture
def broken(monkeypatch):
    """Every attempt to send fails, with an error that quotes an address."""

    def send(message):
        raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"No such user")})

    monkeypatch.setattr(delivery, "send", send)


def row() -> Notification:
    return Notification.objects.get()


# Sending


def test_what_is_due_is_sent_once_and_marked(clock):
    notification()

    assert deliver_due() == 1
    assert deliver_due() == 0

    assert len(mail.outbox) == 1
    assert (row().sent_at, row().leased_until, row().attempts) == (NOON, None, 1)


def test_a_worker_that_is_told_to_stop_stops_between_two_mails():
    notification()
    notification()
    answers = iter([True, False])

    assert deliver_due(keep_going=lambda: next(answers)) == 1


def test_whoever_wants_no_mail_gets_none_and_no_alarm(clock):
    request = callback_request()
    Notification.objects.create(request=request, recipients=[])

    assert deliver_due() == 1
    clock.shift(ALARM_AFTER + SECOND)

    assert mail.outbox == []
    assert row().last_error == NOBODY_TO_TELL
    assert not Notification.objects.late().exists()


# Failing


def test_a_failure_is_noted_by_its_kind_only_and_tried_again(clock, broken, caplog):
    notification("reception@example.lv")

    assert deliver_due() == 0

    assert row().last_error == "SMTPRecipientsRefused"
    assert (row().attempts, row().sent_at, row().leased_until) == (1, None, None)
    assert NOON < row().next_attempt_at <= NOON + delivery.FIRST_PAUSE
    assert "reception@example.lv" not in caplog.text


def test_waiting_doubles_up_to_ten_minutes():
    waits = [pause(attempts) for attempts in range(40)]

    assert waits[0] <= delivery.FIRST_PAUSE
    assert waits[3] > waits[0]
    assert all(LONGEST_PAUSE * 0.75 <= wait <= LONGEST_PAUSE for wait in waits[10:])
    assert len({pause(20) for _ in range(20)}) > 1


def test_it_never_gives_up_however_often_it_failed(clock, broken):
    notification(attempts=delivery.MOST_ATTEMPTS_COUNTED)

    deliver_due()

    assert row().attempts == delivery.MOST_ATTEMPTS_COUNTED
    clock.shift(LONGEST_PAUSE)
    assert Notification.objects.waiting().exists()


def test_what_fails_past_a_quarter_of_an_hour_is_late(clock, broken):
    notification()
    deliver_due()

    clock.shift(ALARM_AFTER - SECOND)
    assert not Notification.objects.late().exists()
    clock.shift(2 * SECOND)
    assert Notification.objects.late().exists()


def test_waiting_mail_follows_an_address_that_was_mended(clock, monkeypatch):
    factories.site()
    form = pages.callback(notify="mended@example.lv")
    notification("misspelt@example.lv", request=callback_request(page=form), attempts=1)
    notification("first@example.lv", request=callback_request(page=form))

    deliver_due()

    assert [message.to for message in mail.outbox] == [["mended@example.lv"], ["first@example.lv"]]


# Leases


def test_a_row_is_leased_to_one_worker_for_longer_than_sending_takes(clock, settings):
    settings.EMAIL_TIMEOUT = 10
    pk = notification().pk

    assert lease(pk)
    assert not lease(pk)
    clock.shift(settings.EMAIL_TIMEOUT * 15)
    assert not lease(pk)
    assert deliver_due() == 0


def test_a_dead_workers_row_is_taken_again(clock, settings):
    pk = notification().pk
    lease(pk)

    clock.move_to(row().leased_until + SECOND)

    assert deliver_due() == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_three_workers_at_once_send_each_mail_once():
    for _ in range(12):
        notification()

    def work(_number: int) -> int:
        try:
            return deliver_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as workers:
        done = sum(workers.map(work, range(3)))

    ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
    assert (done, len(ids), len(set(ids))) == (12, 12, 12)


@pytest.fixture
def stale() -> Notification:
    """A row as a worker sees it that was suspended while its lease ran out."""
    lease(notification().pk)
    return Notification.objects.select_related("request").get()


def test_a_worker_that_slept_through_its_lease_sends_nothing_again(clock, stale):
    Notification.objects.update(sent_at=NOON, leased_until=None)

    delivery._deliver(stale)

    assert mail.outbox == []
    assert (row().sent_at, row().last_error) == (NOON, "")


def test_a_worker_whose_lease_ran_out_leaves_its_successors_lease_alone(clock, stale):
    clock.move_to(stale.leased_until + SECOND)
    assert lease(stale.pk)
    successors = row()

    delivery._deliver(stale)

    assert mail.outbox == []
    assert row().leased_until == successors.leased_until
    assert not lease(stale.pk)


def test_a_worker_suspended_while_it_sends_leaves_its_successors_lease_alone(
    clock, stale, monkeypatch
):
    def send(_message):
        clock.move_to(row().leased_until + SECOND)
        assert lease(stale.pk)
        raise TimeoutError

    monkeypatch.setattr(delivery, "send", send)

    delivery._deliver(stale)

    assert row().leased_until == timezone.now() + datetime.timedelta(
        seconds=site_settings.EMAIL_TIMEOUT * delivery.STEPS_OF_SENDING
    )
    assert (row().attempts, row().last_error, row().next_attempt_at) == (0, "", NOON)


# A real conversation


def test_a_mail_server_that_refuses_and_then_takes_it(clock, sink):
    notification()
    sink.mode = REFUSE

    assert deliver_due() == 0
    assert row().last_error == "SMTPDataError"

    sink.mode = ACCEPT
    clock.shift(delivery.FIRST_PAUSE)
    assert deliver_due() == 1
    assert len(sink.messages) == 1


def test_a_mail_server_that_hangs_holds_nobody_up(sink):
    notification()
    sink.mode = HANG
    started = timezone.now()

    assert deliver_due() == 0

    assert timezone.now() - started < 5 * SECOND
    assert row().last_error == "SMTPServerDisconnected"


def test_a_mail_server_that_is_not_there(sink, settings):
    notification()
    settings.EMAIL_PORT = 1

    assert deliver_due() == 0
    assert row().last_error == "ConnectionRefusedError"


def test_a_mail_whose_acceptance_got_lost_is_sent_again_as_the_same_mail(clock, sink):
    notification()
    sink.mode = HANG_UP
    assert deliver_due() == 0

    sink.mode = ACCEPT
    clock.shift(delivery.FIRST_PAUSE)
    assert deliver_due() == 1

    assert list(sink.copies.values()) == [2]


def test_a_fumbled_farewell_is_no_reason_to_send_again(sink):
    notification()
    sink.mode = FUMBLE

    assert deliver_due() == 1
    assert len(sink.messages) == 1


# Several recipients


def received(sink: Sink) -> list[str]:
    return [message["To"] for message in sink.messages]


def test_of_two_addresses_the_refused_one_is_reported_and_retried_alone(clock, sink, caplog):
    sink.unknown = {"gone@example.lv"}
    notification("gone@example.lv", "reception@example.lv")

    assert deliver_due() == 0

    assert received(sink) == ["reception@example.lv"]
    assert (row().sent_at, row().last_error) == (None, "SMTPRecipientsRefused")
    assert "to 1 of 2 recipients" in caplog.text
    assert "gone@" not in caplog.text
    clock.shift(ALARM_AFTER + SECOND)
    assert Notification.objects.late().exists()

    sink.unknown = set()
    assert deliver_due() == 1
    assert received(sink) == ["reception@example.lv", "gone@example.lv"]
    assert row().sent_at == timezone.now()


def test_once_the_refused_address_is_corrected_only_the_new_one_gets_the_mail(clock, sink):
    factories.site()
    form = pages.callback(notify="gone@example.lv, reception@example.lv")
    recipients = form.content.recipients
    assert recipients == ["gone@example.lv", "reception@example.lv"]
    sink.unknown = {"gone@example.lv"}
    notification(*recipients, request=callback_request(page=form))
    deliver_due()
    form.notify = "owner@example.lv, reception@example.lv"
    form.save_revision().publish()

    clock.shift(delivery.FIRST_PAUSE)
    assert deliver_due() == 1

    assert received(sink) == ["reception@example.lv", "owner@example.lv"]


def test_once_the_refused_address_is_removed_the_mail_counts_as_sent(clock, sink):
    factories.site()
    form = pages.callback(notify="gone@example.lv, reception@example.lv")
    sink.unknown = {"gone@example.lv"}
    notification(*form.content.recipients, request=callback_request(page=form))
    deliver_due()
    form.notify = "reception@example.lv"
    form.save_revision().publish()

    clock.shift(delivery.FIRST_PAUSE)
    assert deliver_due() == 1

    assert received(sink) == ["reception@example.lv"]
    assert (row().sent_at, row().last_error) == (timezone.now(), "")


def test_each_recipient_gets_the_mail_once_and_it_is_the_same_mail(sink):
    notification("reception@example.lv", "owner@example.lv")

    assert deliver_due() == 1

    assert received(sink) == ["reception@example.lv", "owner@example.lv"]
    assert list(sink.copies.values()) == [2]


def test_the_lease_is_renewed_for_each_recipient(clock, monkeypatch):
    pk = notification("first@example.lv", "second@example.lv").pk
    of_one_mail = datetime.timedelta(
        seconds=site_settings.EMAIL_TIMEOUT * delivery.STEPS_OF_SENDING
    )

    def send(_message):
        clock.shift(of_one_mail - SECOND)
        assert not lease(pk)

    monkeypatch.setattr(delivery, "send", send)

    assert deliver_due() == 1


# The message


def test_the_mail_says_when_and_where_and_nothing_of_the_person(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.lv"
    request = callback_request(due_at=NOON)

    letter = message_for(notification(request=request), ["reception@example.lv"])
    message = letter.message()

    text = message.as_string()
    assert letter.subject == "Callback request: Latviešu, call by 24/11/2026 12:00 (1 waiting)"
    assert "2026" in text
    assert "12:00" in text  # in Riga
    assert re.search(rf"https://www\.example\.lv/admin/\S*/{request.pk}/", text)
    for datum in ("Anna", "Bērziņa", NUMBER, "24112420", "24 11 24 20", "evening"):
        assert datum not in text
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] is None
    assert message["From"] == site_settings.DEFAULT_FROM_EMAIL


def test_the_mail_is_in_the_staffs_language_whatever_the_visitors_is(settings):
    settings.CALLBACK_STAFF_LANGUAGE = "lv"

    message = message_for(notification(request=callback_request(language="ru")), ["a@example.lv"])

    assert message.subject.startswith("Zvana pieteikums: Русский, zvanīt līdz ")


@pytest.mark.parametrize(("told", "sent"), [(True, 1), (False, 0)])
def test_a_suspicious_requests_mail_says_so_or_is_not_sent(settings, told, sent):
    settings.CALLBACK_NOTIFY_SUSPICIOUS = told
    notification(request=callback_request(suspicion=["link"]))
    deliver_due()

    assert [letter.subject for letter in mail.outbox] == [
        "Suspicious callback request: Latviešu"
    ] * sent


def test_one_request_has_one_message_id_and_two_have_two():
    first, second = callback_request(), callback_request()

    assert message_id(first) == message_id(first) != message_id(second)
    assert re.fullmatch(r"<[\w.-]+@[\w.-]+>", message_id(first))


def test_no_header_can_be_put_in_through_an_address(sink):
    notification("reception@example.lv\nBcc: everybody@example.lv")

    assert deliver_due() == 0
    assert row().attempts == 1
    assert sink.messages == []


def test_what_a_visitor_typed_reaches_no_header(sink):
    name = "Anna\nBcc: everybody@example.lv"
    notification(request=callback_request(name=name))

    deliver_due()

    message = sink.messages[0]
    assert message["Bcc"] is None
    assert message["To"] == "reception@example.lv"
