"""The practice's openings as intervals in UTC: its weekly hours, without the public holidays of its country.

In UTC because adding hours to local times is wrong on the two nights of a clock change.
"""

import datetime
from collections.abc import Iterable, Iterator
from functools import cache

import holidays
from django.conf import settings
from django.utils import timezone

#: One row of opening hours: the weekday (0 is Monday, as number or text), opens, closes.
Hours = tuple[str | int, datetime.time, datetime.time]
#: Begin and end, in UTC.
Opening = tuple[datetime.datetime, datetime.datetime]


def openings(hours: Iterable[Hours], start: datetime.datetime, days: int) -> Iterator[Opening]:
    """Yield the openings from ``start`` on, in order and without overlaps.

    Only the next ``days`` days are searched. If the practice is open at ``start``, the
    first opening begins at ``start``.
    """
    week = _by_weekday(hours)
    # The site's time zone, not the active one: an administrator may have chosen another.
    first = timezone.localdate(start, timezone.get_default_timezone())
    reached = start.astimezone(datetime.UTC)
    for number in range(days):
        day = first + datetime.timedelta(days=number)
        if is_holiday(day):
            continue
        for opens, closes in week[day.weekday()]:
            begin, end = max(_moment(day, opens), reached), _moment(day, closes)
            if begin < end:
                yield begin, end
                reached = end


def is_holiday(day: datetime.date) -> bool:
    """Return whether a day is a public holiday, or the day off in lieu of one at the weekend."""
    return day in _holidays(settings.PRACTICE_COUNTRY, day.year)


@cache
def _holidays(country: str, year: int) -> frozenset[datetime.date]:
    try:
        return frozenset(holidays.country_holidays(country, years=year))
    except NotImplementedError:  # a country whose holidays the package does not know
        return frozenset()


def _by_weekday(hours: Iterable[Hours]) -> list[list[tuple[datetime.time, datetime.time]]]:
    week: list[list[tuple[datetime.time, datetime.time]]] = [[] for _ in range(7)]
    for weekday, opens, closes in hours:
        week[int(weekday)].append((opens, closes))
    return [sorted(day) for day in week]


def _moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    local = datetime.datetime.combine(day, time, timezone.get_default_timezone())
    return local.astimezone(datetime.UTC)
