"""Opening hours: a week as visitors see it."""

import datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import translation

from core.opening_hours.hours import HoursBlock, week

MONDAY = datetime.date(2026, 11, 23)


def hours(weekday: str, opens: str, closes: str) -> SimpleNamespace:
    value = {
        "weekday": weekday,
        "opens": datetime.time.fromisoformat(opens),
        "closes": datetime.time.fromisoformat(closes),
    }
    return SimpleNamespace(value=value)


def test_a_week_runs_from_monday_to_sunday_and_knows_today():
    days = week([], MONDAY + datetime.timedelta(days=2))

    assert [str(day.name) for day in days][::6] == ["Monday", "Sunday"]
    assert [day.number for day in days if day.is_today] == [2]


def test_a_day_without_hours_is_closed():
    assert week([hours("0", "09:00", "19:00")], MONDAY)[1].intervals == []


def test_a_break_at_noon_makes_two_intervals_in_order():
    days = week([hours("0", "14:00", "19:00"), hours("0", "09:00", "13:00")], MONDAY)

    assert [(str(a), str(b)) for a, b in days[0].intervals] == [
        ("09:00:00", "13:00:00"),
        ("14:00:00", "19:00:00"),
    ]


@pytest.mark.parametrize(("language", "name"), [("lv", "Pirmdiena"), ("ru", "Понедельник")])
def test_days_are_named_in_the_readers_language(language, name):
    with translation.override(language):
        assert str(week([], MONDAY)[0].name).lower() == name.lower()


def test_today_is_todays_date_in_riga():
    with time_machine.travel("2026-11-23T22:30:00Z", tick=False):  # Tuesday, half past midnight
        assert [day.number for day in week([]) if day.is_today] == [1]


@pytest.mark.parametrize("closes", ["09:00", "08:00"])
def test_nothing_closes_before_it_opens(closes):
    block = HoursBlock()
    value = block.to_python({"weekday": "0", "opens": "09:00:00", "closes": f"{closes}:00"})

    with pytest.raises(ValidationError):
        block.clean(value)
