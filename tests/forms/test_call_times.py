"""The times at which a visitor can be called: windows within the opening hours, none promised too early."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation

from forms.call_times import by_day, offered, read

RIGA = ZoneInfo("Europe/Riga")
#: Monday to Friday 9–19, Saturday 10–15.
WEEK = [
    *((day, datetime.time(9), datetime.time(19)) for day in range(5)),
    (5, datetime.time(10), datetime.time(15)),
]


def riga(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)


def keys(now: str, not_before: str) -> list[str]:
    return [window.key for window in offered(WEEK, riga(now), riga(not_before))]


def test_a_day_is_cut_into_windows_and_the_evening_can_be_chosen():
    found = keys("2026-11-23T20:00", "2026-11-24T13:00")

    assert found[:3] == [
        "2026-11-24T12:00/15:00",  # that until 12:00 ends before the general promise
        "2026-11-24T15:00/17:00",
        "2026-11-24T17:00/19:00",
    ]
    assert "2026-11-28T12:00/15:00" in found
    assert not [key for key in found if key.startswith("2026-11-29")]  # a Sunday


def test_todays_window_begins_at_the_next_half_hour():
    assert keys("2026-11-24T13:10", "2026-11-24T13:30")[0] == "2026-11-24T13:30/15:00"


def test_a_window_of_less_than_an_hour_belongs_to_the_one_beside_it():
    assert keys("2026-11-24T14:20", "2026-11-24T14:30")[0] == "2026-11-24T14:30/17:00"


def test_a_public_holiday_is_not_offered():
    assert not [key for key in keys("2026-12-23T20:00", "2026-12-23T20:00") if "2026-12-24" in key]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026-12-01T17:00/19:00", "2026-12-01T17:00/19:00"),
        ("2026-12-01T19:00/17:00", None),
        ("2026-13-41T17:00/19:00", None),
        ("evening", None),
        ("", None),
    ],
)
def test_a_window_is_read_as_it_is_written(text, key):
    found = read(text)

    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "Tuesday, 1 December, 17:00–19:00"),
        ("lv", "otrdiena, 1. decembris, 17:00–19:00"),
        ("ru", "вторник, 1 декабря, 17:00–19:00"),
    ],
)
def test_a_window_is_named_in_the_readers_language(code, said):
    with translation.override(code):
        assert str(read("2026-12-01T17:00/19:00")) == said


def test_days_near_are_named_as_people_say():
    with time_machine.travel(riga("2026-11-30T08:00"), tick=False):
        groups = by_day(offered(WEEK, riga("2026-11-30T08:00"), riga("2026-11-30T09:00")))

    assert [day for day, _choices in groups][:3] == [
        "Today, Monday, 30 November",
        "Tomorrow, Tuesday, 1 December",
        "Wednesday, 2 December",
    ]
