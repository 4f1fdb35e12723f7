"""The hours at which a visitor wishes to be called: part of the promise, and of every later call."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone

from core.opening_hours.openings import Hours, openings
from forms.models.pages import FormPage
from forms.promise import HORIZON_DAYS, OFFICE_HOURS

Wish = Mapping[str, str]


def wished(content: FormPage, answers: Mapping[str, Any], due: datetime.datetime) -> dict[str, Any]:
    """Return the fields of a request that hold the wish: from when, and the times of day for later calls."""
    if window := content.window(answers):
        return {"not_before": window.start, "wish": _wish(window.start.time(), window.end.time())}
    earliest, latest = content.time_of_day(answers) or (None, None)
    begin = _at(due, earliest) if earliest else None
    return {"not_before": begin if begin and begin < due else None, "wish": _wish(earliest, latest)}


def first_within(
    moment: datetime.datetime, hours: Iterable[Hours], wish: Wish
) -> datetime.datetime | None:
    """Return the first moment from then on at which the practice is open and the visitor wishes to be called."""
    earliest, latest = (_time(wish.get(end)) for end in ("from", "until"))
    for begin, end in openings(list(hours) or OFFICE_HOURS, moment, HORIZON_DAYS):
        first = max(begin, _at(begin, earliest)) if earliest else begin
        last = min(end, _at(begin, latest)) if latest else end
        if first < last:
            return first
    return None


def _wish(earliest: datetime.time | None, latest: datetime.time | None) -> dict[str, str]:
    ends = {"from": earliest, "until": latest}
    return {name: f"{time:%H:%M}" for name, time in ends.items() if time}


def _time(text: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None


def _at(moment: datetime.datetime, time: datetime.time) -> datetime.datetime:
    zone = timezone.get_default_timezone()
    return datetime.datetime.combine(timezone.localdate(moment, zone), time, zone)
