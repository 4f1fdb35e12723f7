"""Reads opening hours as OpenStreetMap writes them: ``Mo-Fr 09:00-19:00; Sa 10:00-15:00``."""

import datetime
import re

from practice.answers import Hours

DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
DAY = "|".join(DAYS)
ROW = re.compile(
    rf"(?P<first>{DAY})(?:\s*[-–]\s*(?P<last>{DAY}))?\s+"
    r"(?P<opens>\d{1,2}:\d\d)\s*[-–]\s*(?P<closes>\d{1,2}:\d\d)"
)


def opening_hours(text: str) -> Hours:
    """Return the rows of a week; raises `ValueError` with the part that cannot be read."""
    parts = [part.strip() for part in re.split(r"[;,\n]", text) if part.strip()]
    return [row for part in parts for row in _rows(part)]


def _rows(part: str) -> Hours:
    found = ROW.fullmatch(part)
    if found is None:
        raise ValueError(part)
    first, last = DAYS.index(found["first"]), DAYS.index(found["last"] or found["first"])
    opens, closes = _time(found["opens"], part), _time(found["closes"], part)
    if last < first or closes <= opens:
        raise ValueError(part)
    return [(day, opens, closes) for day in range(first, last + 1)]


def _time(text: str, part: str) -> datetime.time:
    hour, minute = map(int, text.split(":"))
    try:
        return datetime.time(hour, minute)
    except ValueError:
        raise ValueError(part) from None
