"""The coming public holidays on which the practice would otherwise be open."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from core.opening_hours.openings import Hours, is_holiday

#: In days: a visitor plans a visit some weeks ahead.
AHEAD = 42


def closures(hours: Iterable[Hours], today: datetime.date | None = None) -> list[datetime.date]:
    """Return the next days that are closed though their weekday has opening hours."""
    today = today or timezone.localdate(timezone=timezone.get_default_timezone())
    open_on = {int(weekday) for weekday, _opens, _closes in hours}
    days = (today + datetime.timedelta(days=number) for number in range(AHEAD))
    return [day for day in days if day.weekday() in open_on and is_holiday(day)]
