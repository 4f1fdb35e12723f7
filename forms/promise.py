"""The callback promise: the time by which a visitor will be called.

Only opening hours count. With a promise of four hours and opening hours from 9:00 to
19:00, a request at 17:00 is due by 11:00 on the next working day; if it asks for a call
in the evening, by the end of that day's evening.
"""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from core.opening_hours.openings import Hours, Opening, openings

#: A time range within a day; ``None`` where it is limited only by the opening hours.
TimeOfDay = tuple[datetime.time | None, datetime.time | None]

STEP = datetime.timedelta(minutes=30)
#: Upper limit of a promise, longer than any holiday, however few the opening hours.
HORIZON_DAYS = 60
#: Used if no opening hours are entered: a request must have a due time.
OFFICE_HOURS: list[Hours] = [(weekday, datetime.time(9), datetime.time(17)) for weekday in range(5)]


def promised_by(
    received: datetime.datetime,
    hours: Iterable[Hours],
    within: datetime.timedelta,
    between: TimeOfDay | None = None,
) -> datetime.datetime:
    """Return the time at which the promised amount of opening time has passed since ``received``.

    Rounded up to the next half hour, but not beyond closing time. Without opening
    hours, office hours are used. With ``between``, a range within a day, the due time is
    the end of the first such range that does not end before the general promise; if the
    practice is never open in that range, it is ignored.
    """
    coming = list(openings(hours, received, HORIZON_DAYS))
    if not coming:
        coming = list(openings(OFFICE_HOURS, received, HORIZON_DAYS))
    due = _after(within, coming)
    return _local(_end_of_time_of_day(between, coming, due) or due if between else due)


def _after(within: datetime.timedelta, coming: list[Opening]) -> datetime.datetime:
    left = within
    for start, end in coming:
        if start + left <= end:
            return min(_rounded_up(start + left), end)
        left -= end - start
    return coming[-1][1]


def _end_of_time_of_day(
    between: TimeOfDay, coming: list[Opening], due: datetime.datetime
) -> datetime.datetime | None:
    """Return the end of the first such range that ends no earlier than the general promise."""
    earliest, latest = between
    for start, end in coming:
        day = _local(start).date()
        first = _moment(day, earliest) if earliest else start
        last = min(end, _moment(day, latest)) if latest else end
        if max(start, first) < last and last >= due:
            return last
    return None


def _moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, time, timezone.get_default_timezone())


def _rounded_up(moment: datetime.datetime) -> datetime.datetime:
    # Riga's offset from UTC is in whole hours, so half hours coincide.
    past = (moment - moment.replace(minute=0, second=0, microsecond=0)) % STEP
    return moment + (STEP - past) if past else moment


def _local(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(timezone.get_default_timezone())
