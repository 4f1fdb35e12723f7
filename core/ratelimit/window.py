"""The arithmetic of a rate limit: so many attempts in a window of time that slides.

Only two counts are kept for whatever is limited, of this window and the one before.
The earlier counts in proportion to how much of it the sliding window still covers.
"""

import datetime
import math
from dataclasses import dataclass

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Limit:
    """``allowed`` attempts in any ``window``."""

    allowed: int
    window: datetime.timedelta

    def start(self, now: datetime.datetime) -> datetime.datetime:
        """Return when the window of this moment began; the same on every machine."""
        return now - (now - EPOCH) % self.window

    def used(self, now: datetime.datetime, current: int, previous: int) -> float:
        """Estimate the attempts in the window that ends now."""
        return current + previous * (1 - (now - self.start(now)) / self.window)

    def exceeded(self, now: datetime.datetime, current: int, previous: int) -> bool:
        """Is this attempt, already counted, one too many?"""
        return self.used(now, current, previous) > self.allowed

    def retry_after(self, now: datetime.datetime, current: int, previous: int) -> int:
        """Return the seconds until the counts allow one attempt more; 0 when they do already."""
        length = self.window.total_seconds()
        passed = (now - self.start(now)).total_seconds()
        room = self.allowed - 1
        if current <= room:
            # Later in this window, when less of the one before counts.
            wait = length * (1 - (room - current) / previous) - passed if previous else 0.0
        else:
            # In the next window, where this one is the one before.
            wait = 2 * length - length * max(room, 0) / current - passed
        return max(0, math.ceil(wait))
