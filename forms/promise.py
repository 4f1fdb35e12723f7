"""The callback promise: the moment by which a visitor will have been called.

Only opening hours count. With four of them promised and the practice closing at
19:00, who writes at 17:00 is called by 11:00 of the next working day (opening at 9:00).
"""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from core.openings import Hours, openings

STEP = datetime.timedelta(minutes=30)
#: Longer than any holiday. A promise never reaches further, however few the opening hours.
HORIZON_DAYS = 60
#: A request must have a due time even when nobody has entered opening hours yet.
OFFICE_HOURS: list[Hours] = [(weekday, datetime.time(9), datetime.time(17)) for weekday in range(5)]


def promised_by(
    received: datetime.datetime, hours: Iterable[Hours], within: datetime.timedelta
) -> datetime.datetime:
    """Return when so much opening time has passed since the request was received.

    Rounded up to the next half hour, but not beyond closing time. Without any
    opening hours, office hours are taken.
    """
    coming = list(openings(hours, received, HORIZON_DAYS))
    if not coming:
        coming = list(openings(OFFICE_HOURS, received, HORIZON_DAYS))
    left = within
    for start, end in coming:
        if start + left <= end:
            return _local(min(_rounded_up(start + left), end))
        left -= end - start
    return _local(coming[-1][1])


def _rounded_up(moment: datetime.datetime) -> datetime.datetime:
    # Riga's clock differs from UTC by whole hours: a half hour here is a half hour there.
    past = (moment - moment.replace(minute=0, second=0, microsecond=0)) % STEP
    return moment + (STEP - past) if past else moment


def _local(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(timezone.get_default_timezone())
