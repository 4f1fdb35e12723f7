"""When the practice is open: the week, the public holidays, the changes of the clock."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.opening_hours.openings import is_holiday, openings

RIGA = ZoneInfo("Europe/Riga")


def riga(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)


def hours(weekday: int | str, opens: str, closes: str):
    return (weekday, datetime.time.fromisoformat(opens), datetime.time.fromisoformat(closes))


def spoken_times(openings) -> list[str]:
    return [
        f"{start.astimezone(RIGA):%d.%m %H:%M}-{end.astimezone(RIGA):%H:%M}"
        for start, end in openings
    ]


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01",
        "2026-04-03",  # Good Friday
        "2026-04-06",  # Easter Monday
        "2026-05-01",
        "2026-05-04",
        "2026-06-23",  # Midsummer Eve
        "2026-06-24",
        "2026-11-18",
        "2026-12-24",
        "2026-12-25",
        "2026-12-26",
        "2026-12-31",
        "2024-05-06",  # 4 May was a Saturday
        "2025-05-05",  # 4 May was a Sunday
        "2023-11-20",  # 18 November was a Saturday
        "2028-11-20",
    ],
)
def test_public_holidays_are_known_also_those_moved_to_monday(day):
    assert is_holiday(datetime.date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-11-17", "2026-11-19", "2026-12-23", "2026-06-25"])
def test_the_days_around_a_holiday_are_ordinary(day):
    assert not is_holiday(datetime.date.fromisoformat(day))


def test_an_opening_that_has_begun_counts_from_now():
    coming = openings([hours(0, "09:00", "19:00")], riga("2026-11-23 11:20"), 1)

    assert spoken_times(coming) == ["23.11 11:20-19:00"]


def test_rows_may_come_in_any_order_with_weekdays_as_text():
    week = [
        hours("1", "14:00", "19:00"),
        hours("0", "09:00", "12:00"),
        hours("1", "09:00", "13:00"),
    ]

    assert spoken_times(openings(week, riga("2026-11-23 00:00"), 7)) == [
        "23.11 09:00-12:00",
        "24.11 09:00-13:00",
        "24.11 14:00-19:00",
    ]


def test_rows_that_overlap_count_once():
    week = [hours(0, "09:00", "13:00"), hours(0, "10:00", "11:00"), hours(0, "12:00", "15:00")]

    assert spoken_times(openings(week, riga("2026-11-23 00:00"), 1)) == [
        "23.11 09:00-13:00",
        "23.11 13:00-15:00",
    ]


def test_a_row_that_closes_before_it_opens_is_left_out():
    assert list(openings([hours(0, "19:00", "09:00")], riga("2026-11-23 00:00"), 7)) == []


@pytest.mark.parametrize(
    ("night", "length"),
    [("2026-03-29 00:00", 5), ("2026-10-25 00:00", 7), ("2026-11-01 00:00", 6)],
)
def test_an_opening_is_as_long_as_it_is_on_the_clock_of_that_night(night, length):
    [(start, end)] = openings([hours(6, "00:00", "06:00")], riga(night), 1)

    assert end - start == datetime.timedelta(hours=length)


def test_an_opening_inside_the_missing_hour_does_not_happen():
    # Clocks jump from 3:00 to 4:00.
    assert list(openings([hours(6, "03:00", "04:00")], riga("2026-03-29 00:00"), 1)) == []


def test_the_administrators_own_time_zone_changes_nothing():
    with timezone.override("America/New_York"):
        coming = openings([hours(0, "09:00", "19:00")], riga("2026-11-23 00:30"), 1)

        assert spoken_times(coming) == ["23.11 09:00-19:00"]
