"""Time that people wait, counted in opening hours."""

import datetime
from collections.abc import Iterable

from core.opening_hours.openings import Hours, openings


def opening_minutes(
    start: datetime.datetime, end: datetime.datetime, hours: Iterable[Hours]
) -> int:
    """Return the minutes of opening time between two moments."""
    days = max((end - start).days, 0) + 2
    spans = (min(closes, end) - begins for begins, closes in openings(hours, start, days))
    return round(sum(max(span.total_seconds(), 0) for span in spans) / 60)
