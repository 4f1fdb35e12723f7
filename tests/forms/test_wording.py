"""The promise in words."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from forms.wording import spoken, spoken_at

RIGA = ZoneInfo("Europe/Riga")
NOW = datetime.datetime(2026, 11, 20, 15, tzinfo=RIGA)  # a Friday


def due(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-20 19:00", "today by 19:00"),
        ("2026-11-21 12:00", "tomorrow by 12:00"),
        ("2026-11-22 12:00", "by Sunday 12:00"),
        ("2026-11-24 09:30", "by Tuesday 09:30"),
        ("2026-11-26 12:00", "by Thursday 12:00"),
        ("2026-11-27 12:00", "by 27 November 12:00"),
        ("2027-01-02 12:00", "by 2 January 12:00"),
        ("2026-11-19 12:00", "by 19 November 12:00"),
    ],
)
def test_the_nearer_the_shorter(moment, words):
    assert spoken(due(moment), NOW) == words


def test_today_is_rigas_today():
    night = datetime.datetime(2026, 11, 20, 22, 30, tzinfo=datetime.UTC)  # Saturday in Riga

    with timezone.override("America/New_York"):
        assert spoken(due("2026-11-21 13:00"), night) == "today by 13:00"


@pytest.mark.parametrize(
    ("language", "moment", "words"),
    [
        ("en", "2026-11-20 17:00", "today at 17:00"),
        ("en", "2026-11-24 09:30", "Tuesday, 24 November, 09:30"),
        ("lv", "2026-11-21 17:00", "rīt plkst. 17:00"),
        ("lv", "2026-11-24 09:30", "otrdiena, 24. novembris, 09:30"),
        ("ru", "2026-11-20 17:00", "сегодня в\N{NO-BREAK SPACE}17:00"),
        ("ru", "2026-11-24 09:30", "вторник, 24 ноября, 09:30"),
    ],
)
def test_the_next_call_is_at_a_time_and_not_by_it(language, moment, words):
    with translation.override(language):
        assert spoken_at(due(moment), NOW) == words


@pytest.mark.parametrize("language", ["lv", "ru"])
def test_the_time_is_in_every_translation(language):
    moments = [NOW + datetime.timedelta(days=days) for days in range(0, 400, 9)]
    moments += [NOW + datetime.timedelta(days=days) for days in range(7)]

    with translation.override(language):
        assert all("15:00" in spoken(moment, NOW) for moment in moments)


@pytest.mark.parametrize(
    ("language", "moment", "words"),
    [
        ("lv", "2026-11-20 19:00", "šodien līdz plkst. 19:00"),
        ("lv", "2026-11-24 12:00", "līdz otrdienai plkst. 12:00"),
        ("lv", "2026-12-28 12:00", "līdz 28. decembrim plkst. 12:00"),
        ("ru", "2026-11-21 12:00", "завтра до\N{NO-BREAK SPACE}12:00"),
        ("ru", "2026-11-25 12:00", "до\N{NO-BREAK SPACE}12:00 среды"),
        ("ru", "2026-12-28 12:00", "до\N{NO-BREAK SPACE}28 декабря, 12:00"),
    ],
)
def test_names_have_the_ending_that_the_language_asks_for(language, moment, words):
    with translation.override(language):
        assert spoken(due(moment), NOW) == words
