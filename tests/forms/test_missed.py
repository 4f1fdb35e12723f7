"""A promise is heard of before it ends and when it is missed: once each, never at night, each morning a summary."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from forms.inbox.again import time_of, usual_times
from forms.missed import missed_for_a_day, tell
from forms.models import CallbackRequest, Status
from forms.readiness import PROMISES_MISSED, beat, problems
from tests.forms.inbox import opening, page_of, received, site

__all__ = ["site"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

RIGA = timezone.get_default_timezone()
WEEK = [(day, datetime.time(9), datetime.time(19)) for day in range(5)]
RECEPTION, LEAD = "reception@example.lv", "lead@example.lv"


def at(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.CALLBACK_NOTIFY, settings.CALLBACK_LEAD = [RECEPTION], [LEAD]
    opening(*[(day, "09:00", "19:00") for day in range(5)])
    with time_machine.travel(at("2026-11-24 12:00"), tick=False) as traveller:
        yield traveller


def promised(text, **fields):
    return received(due_at=at(text), created_at=at("2026-11-20 10:00"), **fields)


def told(clock, *times):
    """Look at each of these times; return what was sent: when, to whom, the subject."""
    found = []
    for text in times:
        clock.move_to(at(text))
        mail.outbox.clear()
        tell()
        found += [(text[-5:], letter.to[0], letter.subject) for letter in mail.outbox]
    return found


def test_each_stage_is_told_once(clock):
    promised("2026-11-24 15:00")
    times = [
        f"2026-11-24 {hour}"
        for hour in ("14:00", "14:31", "14:50", "15:00", "15:30", "16:01", "17:00")
    ]

    assert told(clock, *times) == [
        ("14:31", RECEPTION, "1 promised call is due soon"),
        ("15:00", RECEPTION, "1 promised call was missed"),
        ("16:01", LEAD, "1 promised call was missed an hour ago"),
    ]


def test_a_new_time_is_a_new_promise_and_a_call_ends_it(clock):
    request = promised("2026-11-24 13:00")
    assert len(told(clock, "2026-11-24 13:00")) == 1
    CallbackRequest.objects.update(again_at=at("2026-11-24 15:00"), status=Status.NO_ANSWER)
    assert len(told(clock, "2026-11-24 14:00", "2026-11-24 15:00")) == 1

    CallbackRequest.objects.filter(pk=request.pk).update(status=Status.CLOSED)
    assert told(clock, "2026-11-24 17:00") == []


@pytest.mark.parametrize(
    ("missed", "silent", "morning", "since"),
    [
        (
            "2026-11-20 19:00",
            ("2026-11-20 19:00", "2026-11-21 12:00", "2026-11-22 03:00"),
            "2026-11-23 09:01",
            "20 November 2026",
        ),
        (
            "2026-11-17 19:00",
            ("2026-11-17 20:00", "2026-11-18 03:00", "2026-11-18 12:00"),
            "2026-11-19 09:01",
            "17 November 2026",
        ),
    ],
    ids=["a weekend", "a holiday"],
)
def test_while_the_practice_is_closed_no_mail_goes_out_and_the_morning_sums_up(
    clock, missed, silent, morning, since
):
    promised(missed)
    promised(morning[:11] + "10:00")

    assert told(clock, *silent) == []
    [(_when, to, subject)] = told(clock, morning)
    assert to == RECEPTION
    assert subject == f"Calls today: 1 to call, the first by 10:00, 1 overdue since {since}"


def test_the_summary_comes_once_a_day(clock):
    promised("2026-11-24 18:45")
    days = ("2026-11-24 09:01", "2026-11-24 09:30", "2026-11-25 09:00", "2026-11-25 09:30")

    assert [when for when, _to, _subject in told(clock, *days)] == ["09:01", "09:00"]


def test_the_mails_name_nobody(clock):
    request = promised("2026-11-24 11:30", name="Zebedee")
    tell()

    [letter] = mail.outbox
    assert page_of(request) in letter.body
    assert "Zebedee" not in letter.body
    assert "2411" not in letter.body


def test_whose_request_it_is_gets_the_mail(clock, django_user_model):
    oleg = django_user_model.objects.create_user("oleg", "oleg@example.lv")
    promised("2026-11-24 11:30", assignee=oleg)
    promised("2026-11-24 11:30", suspicion=["link"])

    assert [to for _when, to, _subject in told(clock, "2026-11-24 12:00")] == [oleg.email]


def test_a_mail_that_fails_is_sent_in_the_next_round(clock, monkeypatch):
    promised("2026-11-24 11:59")
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", lambda *_: 1 / 0)
        assert tell() == 0

    assert tell() == 1


def test_readiness_warns_of_a_promise_missed_for_a_day(clock):
    request = promised("2026-11-23 12:30", status=Status.CALLING)
    beat()
    assert PROMISES_MISSED not in problems()
    clock.move_to(at("2026-11-24 12:31"))
    beat()

    assert list(missed_for_a_day()) == [request]
    assert PROMISES_MISSED in problems()


# When to call again


def test_the_evening_person_is_called_in_the_evening_again(clock):
    request = promised("2026-11-24 19:00", wish={"from": "17:00", "until": "19:00"})
    now = at("2026-11-24 10:20")

    assert time_of(request, "", "", now, WEEK) == at("2026-11-24 17:00")
    assert time_of(request, "morning", "", now, WEEK) == at("2026-11-25 17:00")


@pytest.mark.parametrize(
    ("now", "times"),
    [
        ("2026-11-24 10:00", ["24 12:00", "24 17:00", "25 09:00", "30 09:00"]),
        # Friday evening: the next morning is Monday's.
        ("2026-11-27 18:30", ["27 18:30", "30 09:00", "30 10:30"]),
    ],
)
def test_the_usual_times_are_in_opening_hours(clock, now, times):
    request = promised("2026-11-24 19:00")

    found = [time.at for time in usual_times(request, at(now), WEEK)]

    assert sorted(f"{moment.astimezone(RIGA):%d %H:%M}" for moment in found) == times


@pytest.mark.parametrize(
    ("now", "wish", "label", "time"),
    [
        ("2026-11-24 10:00", {}, "In 2 hours", "24 12:00"),
        # Tuesday evening: one opening hour is left, the second one is tomorrow's.
        ("2026-11-24 18:00", {}, "In 2 opening hours", "25 10:00"),
        (
            "2026-11-24 10:00",
            {"from": "17:00", "until": "19:00"},
            "As the visitor wishes",
            "24 17:00",
        ),
    ],
)
def test_a_time_to_call_again_says_why_it_is_then(clock, now, wish, label, time):
    request = promised("2026-11-24 19:00", wish=wish)

    [first, *_others] = usual_times(request, at(now), WEEK)

    assert (first.label, f"{first.at.astimezone(RIGA):%d %H:%M}") == (label, time)
