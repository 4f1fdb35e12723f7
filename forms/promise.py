"""The callback promise: the moment by which a visitor will have been called.

Only opening hours count. With four of them promised and the practice closing at
19:00, who writes at 17:00 is called by 11:00 of the next working day (opening at 9:00);
who then asks for a call in the evening, by the end of that day's evening.
"""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from core.opening_hours.openings import Hours, Opening, openings

#: From one time of the day until another; None where only the practice's own hours end it.
TimeOfDay = tuple[datetime.time | None, datetime.time | None]

STEP = datetime.timedelta(minutes=30)
#: Longer than any holiday. A promise never reaches further, however few the opening hours.
HORIZON_DAYS = 60
#: A request must have a due time even when nobody has entered opening hours yet.
OFFICE_HOURS: list[Hours] = [(weekday, datetime.time(9), datetime.time(17)) for weekday in range(5)]


def promised_by(
    received: datetime.datetime,
    hours: Iterable[Hours],
    within: datetime.timedelta,
    between: TimeOfDay | None = None,
) -> datetime.datetime:
    """Return when so much opening time has passed since the request was received.

    Rounded up to the next half hour, but not beyond closing time. Without any
    opening hours, office hours are taken. Who asked to be called ``between`` two
    times of the day is called within these hours, and never promised more than others;
    where the practice is never open then, the wish changes nothing.
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
    """Return until when the first such hours last that end no earlier than we promise anybody to call."""
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
    # Riga's clock differs from UTC by whole hours: a half hour here is a half hour there.
    past = (moment - moment.replace(minute=0, second=0, microsecond=0)) % STEP
    return moment + (STEP - past) if past else moment


def _local(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(timezone.get_default_timezone())
