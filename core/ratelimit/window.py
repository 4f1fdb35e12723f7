"""The arithmetic of a sliding-window rate limit.

Only two counts are stored for each subject: of the current fixed window and of the previous
one. The previous count is weighted by the share of it that the sliding window still covers.
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
        """Return the start of the fixed window that contains ``now``; the same on every node."""
        return now - (now - EPOCH) % self.window

    def used(self, now: datetime.datetime, current: int, previous: int) -> float:
        """Estimate the attempts in the sliding window that ends at ``now``."""
        return current + previous * (1 - (now - self.start(now)) / self.window)

    def exceeded(self, now: datetime.datetime, current: int, previous: int) -> bool:
        """Return whether the attempt just counted is over the limit."""
        return self.used(now, current, previous) > self.allowed

    def retry_after(self, now: datetime.datetime, current: int, previous: int) -> int:
        """Return the seconds until another attempt is within the limit; 0 when it is already."""
        length = self.window.total_seconds()
        passed = (now - self.start(now)).total_seconds()
        room = self.allowed - 1
        if current <= room:
            # Later in this window, when the previous one has less weight.
            wait = length * (1 - (room - current) / previous) - passed if previous else 0.0
        else:
            # In the next window, in which this one is the previous.
            wait = 2 * length - length * max(room, 0) / current - passed
        return max(0, math.ceil(wait))
