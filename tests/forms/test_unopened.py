"""A request that nobody has opened for a day raises the alarm: readiness, the panel, and a mail a day."""

import datetime

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from forms.models import Status
from forms.readiness import REQUESTS_UNOPENED, beat, problems
from forms.unopened import unopened, warn_of_unopened
from tests.callbacks import NUMBER
from tests.forms.inbox import hours_ago, ilze, page_of, received, site  # noqa: F401
from tests.visitor import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NOON = datetime.datetime(2026, 11, 24, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def clock(settings):
    settings.CALLBACK_NOTIFY = ["reception@example.lv"]
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def forgotten(hours=25, due=1, **fields):
    return received(created_at=hours_ago(hours), due_at=hours_ago(due), **fields)


def test_what_nobody_opens_for_a_day_raises_the_alarm(clock):
    request = forgotten(hours=24)
    assert list(unopened()) == []
    clock.shift(datetime.timedelta(seconds=1))
    beat()

    assert list(unopened()) == [request]
    assert problems() == [REQUESTS_UNOPENED]


def test_opening_it_ends_the_alarm(ilze):  # noqa: F811
    request = forgotten()
    assert unopened().exists()
    ilze.get(page_of(request))

    assert not unopened().exists()


def test_a_weekend_before_the_promised_hour_is_no_alarm():
    forgotten(hours=60, due=-2)

    assert not unopened().exists()


@pytest.mark.parametrize("fields", [{"status": Status.CLOSED}, {"suspicion": ["link"]}])
def test_closed_and_suspicious_requests_are_none_of_it(fields):
    forgotten(**fields)

    assert not unopened().exists()


def test_the_mail_names_the_requests_once_a_day_and_no_person(clock):
    first, second = forgotten(name="Zebedee"), forgotten()
    assert (warn_of_unopened(), warn_of_unopened()) == (2, 0)
    clock.shift(datetime.timedelta(hours=25))
    assert warn_of_unopened() == 2

    letter, _again = mail.outbox
    assert letter.to == ["reception@example.lv"]
    assert f"#{first.pk}, " in letter.body
    assert page_of(second) in letter.body
    assert "Zebedee" not in letter.body
    assert NUMBER[-4:] not in letter.body


def test_a_mail_that_fails_is_sent_in_the_next_round(monkeypatch):
    forgotten()
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", lambda *_: 1 / 0)
        warn_of_unopened()
    warn_of_unopened()

    assert len(mail.outbox) == 1


def test_the_panel_says_how_many(ilze):  # noqa: F811
    forgotten()
    forgotten()

    assert (
        "Nobody has opened 2 requests for a day"
        in soup(ilze.get("/admin/", follow=True)).get_text()
    )
