"""What a visitor reads of today's hours is true at the moment they read it, in Riga."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation

from core.models import PracticeSettings
from core.opening_hours.today import today
from tests import factories
from tests.visitor import words

RIGA = ZoneInfo("Europe/Riga")


def hours(opens="09:00", closes="19:00", days=range(5)):
    times = datetime.time.fromisoformat(opens), datetime.time.fromisoformat(closes)
    return [(str(day), *times) for day in days]


def open_as(week):
    rows = [
        ("hours", {"weekday": day, "opens": opens, "closes": closes}) for day, opens, closes in week
    ]
    PracticeSettings.objects.update_or_create(defaults={"hours": rows})


def at(text, week=None):
    now = datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)
    return today(hours() if week is None else week, now)


@pytest.mark.parametrize("moment", ["2026-11-23 00:10", "2026-11-23 12:00", "2026-11-23 18:59"])
def test_as_long_as_it_opens_today_its_hours_are_shown(moment):
    assert at(moment).intervals == [(datetime.time(9), datetime.time(19))]


def test_both_halves_of_the_day_are_shown_during_the_break_between_them():
    week = hours("14:00", "19:00") + hours("09:00", "13:00")

    assert len(at("2026-11-23 13:30", week).intervals) == 2


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23 19:00", "Closed now – opens tomorrow at 9:00"),
        ("2026-11-27 19:30", "Closed now – opens on Monday at 9:00"),  # Friday evening
        ("2026-11-28 10:00", "Closed now – opens on Monday at 9:00"),
        ("2026-11-29 10:00", "Closed now – opens tomorrow at 9:00"),
        ("2026-11-17 20:00", "Closed now – opens on Thursday at 9:00"),  # the 18th is a holiday
        ("2026-11-18 10:00", "Closed now – opens tomorrow at 9:00"),
    ],
)
def test_afterwards_it_says_when_it_opens_next(moment, said):
    found = at(moment)

    assert (found.intervals, found.closed) == ([], said)


def test_a_week_ahead_no_weekday_is_named_that_could_be_mistaken():
    assert at("2026-11-23 19:30", hours(days=[0])).closed == ""


def test_without_hours_nothing_is_promised():
    assert at("2026-11-23 10:00", []).closed == ""


@pytest.mark.parametrize(
    ("language", "moment", "said"),
    [
        ("lv", "2026-11-23 19:30", "Tagad slēgts – atvērsim rīt plkst. 9:00"),
        ("lv", "2026-11-27 19:30", "Tagad slēgts – atvērsim pirmdien plkst. 9:00"),
        (
            "ru",
            "2026-11-23 19:30",
            "Сейчас закрыто\N{NO-BREAK SPACE}— откроемся завтра в\N{NO-BREAK SPACE}9:00",
        ),
        (
            "ru",
            "2026-11-17 19:30",
            "Сейчас закрыто\N{NO-BREAK SPACE}— откроемся в\N{NO-BREAK SPACE}четверг в\N{NO-BREAK SPACE}9:00",
        ),
    ],
)
def test_it_is_said_in_the_readers_language(language, moment, said):
    with translation.override(language):
        assert at(moment).closed == said


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_every_weekday_has_its_words_and_its_hour(language):
    with translation.override(language):
        found = {at("2026-11-22 10:00", hours(days=[day])).closed for day in range(1, 6)}

    assert len(found) == 5
    assert all(said.endswith("9:00") for said in found)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "said"),
    [("2026-11-23T16:59:00Z", "Open today:"), ("2026-11-23T17:00:00Z", "Closed now")],
)
def test_a_page_says_it_by_rigas_clock(visitor, moment, said):
    factories.site()
    open_as(hours())

    with time_machine.travel(moment, tick=False):
        page = visitor.read("/en/")

    assert words(page.select_one(".site-header__today")).startswith(said)


@pytest.mark.django_db
def test_on_a_holiday_the_week_says_that_today_is_closed(visitor):
    factories.site()
    open_as(hours())

    with time_machine.travel("2026-11-18T08:00:00Z", tick=False):
        page = visitor.read("/en/")

    assert "public holiday" in words(page.select_one(".hours .is-today"))
