"""The promise: when a visitor will have been called."""

import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.opening_hours.openings import is_holiday
from forms.promise import promised_by

RIGA = ZoneInfo("Europe/Riga")
FOUR_HOURS = datetime.timedelta(hours=4)


def at(text: str) -> datetime.time:
    return datetime.time.fromisoformat(text)


# Monday to Friday 9–19, Saturday 10–14: what most practices keep.
WEEK = [
    *[(str(day), at("09:00"), at("19:00")) for day in range(5)],
    ("5", at("10:00"), at("14:00")),
]


def riga(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=RIGA)


def utc(moment: datetime.datetime) -> datetime.datetime:
    # Two times of one zone are compared by the wall clock, which is wrong when it is set back.
    return moment.astimezone(datetime.UTC)


def promise(received: str, hours=WEEK, within=FOUR_HOURS) -> str:
    return f"{promised_by(riga(received), hours, within):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-23 10:00", "2026-11-23 19:00"),  # Monday morning: this evening
        ("2026-11-23 15:00", "2026-11-23 19:00"),  # four hours end with the evening
        ("2026-11-23 15:30", "2026-11-24 19:00"),  # four hours reach into tomorrow: nobody hurries
        ("2026-11-27 18:00", "2026-11-30 19:00"),  # Friday: on Saturday there is no evening
    ],
)
def test_who_asks_for_the_evening_is_promised_an_evening(received, due):
    evening = (at("16:00"), at("19:00"))

    assert f"{promised_by(riga(received), WEEK, FOUR_HOURS, evening):%Y-%m-%d %H:%M}" == due


@pytest.mark.parametrize(
    ("between", "due"),
    [
        (("12:00", None), "2026-11-23 19:00"),
        ((None, "12:00"), "2026-11-24 12:00"),
        (("09:00", "12:00"), "2026-11-24 12:00"),
        (("20:00", "22:00"), "2026-11-23 14:00"),  # never open then: as for everybody
    ],
)
def test_a_time_of_day_is_kept_to_within_the_opening_hours(between, due):
    earliest, latest = (time and at(time) for time in between)

    promised = promised_by(riga("2026-11-23 10:00"), WEEK, FOUR_HOURS, (earliest, latest))

    assert f"{promised:%Y-%m-%d %H:%M}" == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-23 10:00", "2026-11-23 14:00"),  # Monday, during opening hours
        ("2026-11-23 23:40", "2026-11-24 13:00"),  # at night
        ("2026-11-24 03:00", "2026-11-24 13:00"),  # early in the morning
        ("2026-11-23 17:00", "2026-11-24 11:00"),  # two hours today, two tomorrow
        ("2026-11-23 19:00", "2026-11-24 13:00"),  # at closing time
        ("2026-11-27 18:00", "2026-11-28 13:00"),  # Friday evening: Saturday is open
        ("2026-11-28 13:00", "2026-11-30 12:00"),  # Saturday, an hour before closing
        ("2026-11-28 20:00", "2026-11-30 13:00"),  # Saturday evening
        ("2026-11-29 12:00", "2026-11-30 13:00"),  # Sunday
    ],
)
def test_only_opening_hours_count(received, due):
    assert promise(received) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-18 11:00", "2026-11-19 13:00"),  # on the holiday itself
        ("2026-11-17 18:00", "2026-11-19 12:00"),  # the evening before
        ("2026-12-23 16:00", "2026-12-28 10:00"),  # Christmas, then Sunday
        ("2026-12-30 18:00", "2027-01-02 13:00"),  # over the new year, to a Saturday
        ("2026-06-22 18:30", "2026-06-25 13:00"),  # Midsummer, with the day off before it
        ("2025-05-03 20:00", "2025-05-06 13:00"),  # Sunday 4 May is made up for on Monday
        ("2028-11-17 18:00", "2028-11-21 12:00"),  # Saturday 18 November, made up for on Monday
    ],
)
def test_public_holidays_do_not_count(received, due):
    assert promise(received) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-23 10:00:01", "2026-11-23 14:30"),
        ("2026-11-23 10:17", "2026-11-23 14:30"),
        ("2026-11-23 10:30", "2026-11-23 14:30"),
        ("2026-11-23 10:31", "2026-11-23 15:00"),
        ("2026-11-23 14:59", "2026-11-23 19:00"),
        ("2026-11-23 15:00", "2026-11-23 19:00"),
    ],
)
def test_the_time_is_rounded_up_to_the_half_hour(received, due):
    assert promise(received) == due


def test_rounding_never_passes_closing_time():
    week = [("0", at("09:00"), at("18:45"))]

    assert promise("2026-11-23 14:40", week) == "2026-11-23 18:45"


def test_a_break_at_noon_does_not_count():
    week = [("0", at("09:00"), at("12:00")), ("0", at("13:00"), at("19:00"))]

    assert promise("2026-11-23 11:00", week) == "2026-11-23 16:00"


@pytest.mark.parametrize(
    ("received", "due"),
    [("2026-03-28 13:00", "2026-03-30 12:00"), ("2026-10-24 13:00", "2026-10-26 12:00")],
)
def test_the_clock_change_on_sunday_moves_nothing(received, due):
    assert promise(received) == due


def test_the_hour_that_happens_twice_counts_twice():
    week = [("6", at("00:00"), at("08:00"))]

    assert promise("2026-10-25 02:00", week) == "2026-10-25 05:00"
    assert promise("2026-03-29 02:00", week) == "2026-03-29 07:00"


def test_the_answer_is_in_rigas_time_whoever_asks():
    received = datetime.datetime(2026, 11, 23, 8, tzinfo=datetime.UTC)

    with timezone.override("Asia/Tokyo"):
        due = promised_by(received, WEEK, FOUR_HOURS)

    assert due.isoformat() == "2026-11-23T14:00:00+02:00"


def test_now_will_do_as_the_time_it_was_received():
    with time_machine.travel("2026-11-23T22:30:00Z", tick=False):  # half past midnight in Riga
        due = promised_by(timezone.now(), WEEK, FOUR_HOURS)

    assert due == riga("2026-11-24 13:00")


def test_without_opening_hours_office_hours_are_taken():
    assert promise("2026-11-20 16:00", []) == "2026-11-23 12:00"


def test_hours_that_never_open_are_as_good_as_none():
    assert promise("2026-11-20 16:00", [("0", at("12:00"), at("12:00"))]) == "2026-11-23 12:00"


def test_a_promise_too_long_to_keep_ends_at_a_closing_time():
    due = promised_by(riga("2026-11-23 10:00"), WEEK, datetime.timedelta(days=365))

    assert due == riga("2027-01-21 19:00")


def test_nothing_promised_means_as_soon_as_the_practice_opens():
    assert promise("2026-11-23 23:00", within=datetime.timedelta(0)) == "2026-11-24 09:00"


times = st.integers(0, 24 * 12 - 1).map(lambda step: datetime.time(step // 12, step % 12 * 5))
weeks = st.lists(st.tuples(st.integers(0, 6).map(str), times, times), max_size=10)
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
moments = st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=2000)).map(
    lambda passed: (START + passed).astimezone(RIGA)
)


@given(received=moments, hours=weeks, within=st.timedeltas(datetime.timedelta(0), FOUR_HOURS * 10))
def test_every_promise_is_ahead_and_within_opening_hours(received, hours, within):
    due = promised_by(received, hours, within)
    on_the_day = [row for row in hours if row[1] < row[2] and row[0] == str(due.weekday())]

    assert utc(due) >= utc(received)
    assert not is_holiday(due.date())
    assert due.utcoffset() == due.astimezone(RIGA).utcoffset()
    # Where Sunday's hours lie in the night of the clock change, the wall clock proves nothing.
    if on_the_day and due.weekday() != 6:
        assert any(opens <= due.time() <= closes for _, opens, closes in on_the_day)


@given(received=moments, later=st.timedeltas(datetime.timedelta(0), datetime.timedelta(days=10)))
def test_who_writes_later_is_never_promised_an_earlier_call(received, later):
    after = (utc(received) + later).astimezone(RIGA)

    first, second = (promised_by(moment, WEEK, FOUR_HOURS) for moment in (received, after))
    assert utc(first) <= utc(second)


def test_a_wish_that_begins_at_closing_time_changes_nothing():
    wish = (at("19:00"), at("21:00"))

    assert promised_by(riga("2026-11-23 10:00"), WEEK, FOUR_HOURS, wish) == riga("2026-11-23 14:00")


def test_a_microsecond_past_the_half_hour_is_past_it():
    assert promise("2026-11-23 10:00:00.000001") == "2026-11-23 14:30"
