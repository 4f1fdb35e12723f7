"""When a visitor can be called: the openings of the coming days, cut into windows of two or three hours.

A window is written as ``2026-12-01T17:00/19:00`` in local time, the same in every language.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.opening_hours.openings import Hours, openings

#: Hours of the day at which an opening is cut.
CUTS = (12, 15, 17)
SHORTEST = datetime.timedelta(hours=1)
#: In days, today included.
AHEAD = 8
WRITTEN = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/(\d\d:\d\d)\Z")


@dataclass(frozen=True, order=True)
class Window:
    """A time of one day, in the practice's time zone."""

    start: datetime.datetime
    end: datetime.datetime

    @property
    def key(self) -> str:
        return f"{self.start:%Y-%m-%dT%H:%M}/{self.end:%H:%M}"

    @property
    def hours(self) -> str:
        """For example “17:00–19:00”."""
        begin, end = (formats.time_format(at.time(), "G:i") for at in (self.start, self.end))
        return f"{begin}–{end}"

    @property
    def day(self) -> str:
        """For example “Tuesday, 1 December”."""
        return _date(self.start)

    def __str__(self) -> str:
        return f"{self.day}, {self.hours}"


def read(text: str) -> Window | None:
    """Return the window that is written; ``None`` for any other text."""
    found = WRITTEN.match(text)
    if found is None:
        return None
    zone = timezone.get_default_timezone()
    try:
        start, end = (
            datetime.datetime.fromisoformat(f"{found[1]}T{found[part]}").replace(tzinfo=zone)
            for part in (2, 3)
        )
    except ValueError:
        return None
    return Window(start, end) if start < end else None


def offered(
    hours: Iterable[Hours], now: datetime.datetime, not_before: datetime.datetime
) -> list[Window]:
    """Return the windows of the coming days that end no earlier than ``not_before``, the general promise.

    An earlier one would promise more than the practice has promised anybody.
    """
    found = (window for begin, end in openings(hours, now, AHEAD) for window in _cut(begin, end))
    return [window for window in found if window.end >= not_before]


def by_day(windows: Iterable[Window]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the windows as groups of choices, one for each day."""
    days = groupby(windows, key=lambda window: window.start.date())
    return [(_day_name(day), [(w.key, w.hours) for w in group]) for day, group in days]


def _day_name(day: datetime.date) -> str:
    name = _date(day)
    away = (day - timezone.localdate(timezone=timezone.get_default_timezone())).days
    if away == 0:
        return pgettext("a day to be called", "Today, %(day)s") % {"day": name}
    if away == 1:
        return pgettext("a day to be called", "Tomorrow, %(day)s") % {"day": name}
    return name[:1].upper() + name[1:]


def _date(day: datetime.date) -> str:
    """Return weekday and date, as inside a sentence."""
    # Translators: a weekday and a date, for Django's date filter: “Thursday, 24 December”.
    named = formats.date_format(day, _("l, j E"))
    # Django writes Russian weekdays with a capital; where a month has none, a weekday has none.
    return named.lower() if formats.date_format(day, "E").islower() else named


def _cut(begin: datetime.datetime, end: datetime.datetime) -> Iterable[Window]:
    zone = timezone.get_default_timezone()
    begin, end = begin.astimezone(zone), end.astimezone(zone)
    inside = (begin.replace(hour=hour, minute=0, second=0, microsecond=0) for hour in CUTS)
    cuts = [at for at in inside if begin + SHORTEST <= at <= end - SHORTEST]
    # Today's opening begins now: a window that has begun is named from its next half hour.
    for start, stop in pairwise([_rounded_up(begin), *cuts, end]):
        if start < stop:
            yield Window(start, stop)


def _rounded_up(moment: datetime.datetime) -> datetime.datetime:
    past = datetime.timedelta(
        minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment + (datetime.timedelta(minutes=30) - past) if past else moment
