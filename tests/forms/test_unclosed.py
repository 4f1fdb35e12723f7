"""Requests that nobody closes: warned of by name, then closed, then deleted like the others."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.db import transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forms import unclosed
from forms.models import CallbackNote, CallbackRequest, Status
from forms.readiness import PROMISES_MISSED, UNCLOSED_LATE, beat, problems
from forms.retention import GRACE, purge
from forms.sealing import seal
from forms.unclosed import LEASE, close, tidy, upcoming, warn
from tests import factories, pages
from tests.callbacks import NUMBER, callback_request
from tests.forms.test_retention import in_a_thread, is_blocked, wait_until
from tests.translations.people import person

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
#: The settings' defaults: a year, with a month's notice.
OPEN, NOTICE = 365 * DAY, 30 * DAY


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def told(settings):
    settings.CALLBACK_NOTIFY = ["reception@example.lv"]


def old(days: float, **fields) -> CallbackRequest:
    """An open request whose last change was so many days ago."""
    at = timezone.now() - days * DAY
    request = callback_request(**{"due_at": at} | fields)
    CallbackRequest.objects.filter(pk=request.pk).update(created_at=at, updated_at=at)
    request.refresh_from_db()
    return request


def status_of(request: CallbackRequest) -> str:
    return CallbackRequest.objects.get(pk=request.pk).status


# The warning


@pytest.mark.parametrize("status", [Status.NEW, Status.CALLING, Status.NO_ANSWER])
def test_what_nobody_closes_is_named_a_month_before(clock, told, status):
    request = old(335, status=status)
    assert warn() == 0

    clock.shift(datetime.timedelta(seconds=1))
    assert warn() == 1

    [letter] = mail.outbox
    assert letter.to == ["reception@example.lv"]
    assert "In 30 days the site closes them" in letter.body
    assert f"#{request.pk}, 24 December 2025: " in letter.body
    assert f"/admin/callback-requests/{request.pk}/" in letter.body


def test_the_warning_holds_no_personal_data(clock, told):
    old(340)

    warn()

    assert "Anna" not in mail.outbox[0].body + mail.outbox[0].subject
    assert NUMBER[-4:] not in mail.outbox[0].body


def test_one_mail_names_all_requests_of_a_form_and_each_only_once(clock, told):
    requests = [old(340 + days) for days in range(3)]

    assert warn() == 3
    clock.shift(2 * LEASE)
    assert warn() == 0

    [letter] = mail.outbox
    assert [one for one in requests if f"#{one.pk}," not in letter.body] == []


def test_the_mail_goes_to_the_people_whom_the_form_names(clock, told):
    factories.site()
    form = pages.callback(notify="desk@example.lv")
    old(340, page=form)
    old(340)

    assert warn() == 2

    assert sorted(letter.to for letter in mail.outbox) == [
        ["desk@example.lv"],
        ["reception@example.lv"],
    ]


def test_without_anybody_to_mail_the_panel_is_the_warning(clock, settings):
    settings.CALLBACK_NOTIFY = []
    request = old(340)

    assert warn() == 1

    request.refresh_from_db()
    assert not mail.outbox
    assert request.warned_at == NOON


def test_a_mail_that_fails_is_sent_in_the_next_round(clock, told, monkeypatch):
    old(340)

    def fail(message):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(unclosed, "send", fail)
        assert warn() == 0
    clock.shift(2 * LEASE)

    assert warn() == 1
    assert len(mail.outbox) == 1


def test_two_workers_do_not_send_the_same_warning(clock, told, monkeypatch):
    """The second worker comes while the first one is sending."""
    old(340)
    sent, second = [], []

    def send(message):
        sent.append(message)
        second.append(warn())

    monkeypatch.setattr(unclosed, "send", send)

    assert warn() == 1
    assert (len(sent), second) == (1, [0])


def test_more_requests_than_a_mail_holds_are_named_in_the_next(clock, told, monkeypatch):
    monkeypatch.setattr(unclosed, "MOST_IN_A_MAIL", 2)
    for _ in range(3):
        old(340)

    assert warn() == 2
    clock.shift(2 * LEASE)
    assert warn() == 1


# The closing


def test_it_is_closed_when_its_time_is_over_and_deleted_by_its_own_days(clock, told):
    request = old(336)
    warn()

    clock.shift(NOTICE)
    assert tidy() == 0
    clock.shift(datetime.timedelta(seconds=1))
    assert tidy() == 1

    request.refresh_from_db()
    assert (request.status, request.closed_at) == (Status.CLOSED, timezone.now())
    clock.shift(request.keep_days * DAY + datetime.timedelta(seconds=1))
    assert purge() == {request.form_key: 1}


def test_nothing_is_closed_that_no_warning_has_named_for_a_month(clock, told):
    """As on a site that closes nothing until this version: years old, and never warned of."""
    request = old(2000)

    assert close() == 0
    assert tidy() == 0
    clock.shift(NOTICE - DAY)
    assert tidy() == 0
    assert status_of(request) == Status.NEW
    clock.shift(2 * DAY)
    assert tidy() == 1


def test_a_change_after_the_warning_begins_a_new_year_with_a_new_warning(clock, told):
    request = old(340)
    warn()
    clock.shift(DAY)
    CallbackRequest.objects.filter(pk=request.pk).update(updated_at=timezone.now())

    clock.shift(OPEN - DAY)
    assert tidy() == 0

    assert len(mail.outbox) == 2
    assert status_of(request) == Status.NEW


def test_a_note_is_a_sign_of_life_too(clock, told):
    request = old(340)
    warn()
    clock.shift(DAY)
    CallbackNote.objects.create(request=request, sealed=seal("On holiday until May"))

    clock.shift(300 * DAY)
    assert tidy() == 0
    clock.shift(40 * DAY)
    assert tidy() == 0

    assert len(mail.outbox) == 2


@pytest.mark.parametrize("field", ["again_at", "due_at"])
def test_a_call_that_is_still_promised_is_never_forgotten(clock, told, field):
    old(400, **{field: NOON + 100 * DAY})

    assert warn() == 0
    clock.shift(50 * DAY)
    assert tidy() == 0
    assert not mail.outbox


@pytest.mark.parametrize("status", [Status.BOOKED, Status.CLOSED, Status.SPAM])
def test_what_is_closed_is_left_to_retention(clock, told, status):
    old(400, status=status)

    assert warn() == 0
    assert upcoming() == []


def test_a_request_that_somebody_changes_at_this_moment_stays_open(clock, told, monkeypatch):
    request = old(400)
    warn()
    clock.shift(NOTICE + DAY)
    found = unclosed.closable

    def changed_after_the_look(now):
        rows = list(found(now).values_list("pk", flat=True))
        CallbackRequest.objects.filter(pk=request.pk).update(updated_at=timezone.now())
        monkeypatch.setattr(unclosed, "closable", found)
        return CallbackRequest.objects.filter(pk__in=rows)

    monkeypatch.setattr(unclosed, "closable", changed_after_the_look)

    assert close() == 0
    assert status_of(request) == Status.NEW


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_receptionist_who_is_quicker_than_the_closing_keeps_the_request_open():
    request, other = old(400), old(400)
    CallbackRequest.objects.update(warned_at=timezone.now() - NOTICE - DAY)

    with transaction.atomic():
        CallbackRequest.objects.filter(pk=request.pk).update(
            status=Status.CALLING, updated_at=timezone.now()
        )
        closing = in_a_thread(close)
        wait_until(is_blocked)
    closing.join()

    assert status_of(request) == Status.CALLING
    assert status_of(other) == Status.CLOSED
    logged = ModelLogEntry.objects.filter(action="callbacks.forgotten")
    assert [entry.object_id for entry in logged] == [str(other.pk)]


def test_the_audit_log_says_that_the_site_closed_it(clock, told):
    request = old(400)
    warn()
    clock.shift(NOTICE + DAY)
    close()

    entry = ModelLogEntry.objects.get(action="callbacks.forgotten")
    assert (entry.object_id, entry.label, entry.user) == (str(request.pk), f"#{request.pk}", None)


def test_the_periods_are_settings(clock, told, settings):
    settings.CALLBACK_OPEN_DAYS, settings.CALLBACK_OPEN_NOTICE_DAYS = 100, 7
    old(93.5)

    assert warn() == 1
    assert "In 7 days the site closes them" in mail.outbox[0].body
    clock.shift(8 * DAY)
    assert close() == 1


# Who sees it


def test_the_panel_names_what_the_site_is_going_to_close(clock, client, told):
    factories.site()
    first, second = old(350), old(340)
    warn()
    client.force_login(person("reception"))

    panel = BeautifulSoup(client.get("/admin/", follow=True).content, "html.parser")

    lines = [one.get_text(" ", strip=True) for one in panel.select(".waiting__closing li")]
    assert lines == [
        f"#{first.pk} received on 9 December 2025, closes on 24 December 2026",
        f"#{second.pk} received on 19 December 2025, closes on 24 December 2026",
    ]
    assert "Nobody has closed 2 old requests." in panel.select_one(".waiting__closing").get_text()


def test_the_time_of_closing_is_the_later_of_the_two(clock, told):
    """A year after the last change, but never less than a month after the warning."""
    request = old(336)

    assert [one.at for one in upcoming()] == [NOON + NOTICE]
    warn()
    clock.shift(10 * DAY)
    assert [(one.request, one.at) for one in upcoming()] == [(request, NOON + NOTICE)]


def test_a_panel_without_forgotten_requests_says_nothing_of_them(clock, client):
    factories.site()
    old(300)
    client.force_login(person("reception"))

    assert "waiting__closing" not in client.get("/admin/", follow=True).text


def late():
    """The problems, without the broken promise of a request that is open for a year."""
    return [code for code in problems() if code != PROMISES_MISSED]


def test_readiness_tells_when_nobody_warns_or_closes(clock, told):
    beat()
    request = old(335, status=Status.CALLING)
    clock.shift(GRACE)
    beat()
    assert late() == []

    clock.shift(datetime.timedelta(seconds=1))
    beat()
    assert late() == [UNCLOSED_LATE]

    warn()
    assert late() == []

    clock.shift(NOTICE + GRACE + datetime.timedelta(seconds=1))
    beat()
    assert late() == [UNCLOSED_LATE]
    close()
    assert status_of(request) == Status.CLOSED
    assert late() == []
