"""Statistics of the callback promise: time to the first call, over the last thirty days.

Only opening hours count, as in the promise: a request from Saturday night that is
called on Monday morning has waited for minutes.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.opening_hours.openings import Hours
from forms.models import CallbackRequest, Status
from forms.promise import OFFICE_HOURS
from forms.waits import opening_minutes

DAYS = 30

#: Time of the request, promised time, time of the first call, if any, and what became of it.
Moments = tuple[datetime.datetime, datetime.datetime, datetime.datetime | None, str]


@dataclass
class Figures:
    """The figures of one day, or of the whole period."""

    received: int = 0
    in_time: int = 0
    #: Those whose promised time is over: called in time, late, or never.
    promised: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    #: Minutes of opening time until the first call, for each request that was called.
    waits: list[int] = field(default_factory=list)

    @property
    def called(self) -> int:
        return len(self.waits)

    @property
    def median(self) -> int | None:
        return round(median(self.waits)) if self.waits else None

    @property
    def median_in_words(self) -> str:
        return "" if self.median is None else in_words(self.median)

    @property
    def in_time_percent(self) -> int | None:
        return round(100 * self.in_time / self.promised) if self.promised else None

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            self.received + other.received,
            self.in_time + other.in_time,
            self.promised + other.promised,
            self.outcomes + other.outcomes,
            self.waits + other.waits,
        )


def figures_by_day(
    hours: Iterable[Hours], now: datetime.datetime | None = None
) -> dict[datetime.date, Figures]:
    """Return the figures by day of the request, without suspicious requests."""
    now, hours = now or timezone.now(), list(hours) or OFFICE_HOURS
    today = _day(now)
    found = {today - datetime.timedelta(days=back): Figures() for back in reversed(range(DAYS))}
    for received, due, called, outcome in _moments(now):
        if figures := found.get(_day(received)):
            figures.received += 1
            figures.outcomes[outcome] += 1
            # Who was never called counts from the moment at which the promise is broken.
            figures.promised += bool(called) or due < now
            if called:
                figures.in_time += called <= due
                figures.waits.append(opening_minutes(received, called, hours))
    return found


def in_words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def _moments(now: datetime.datetime) -> Iterable[Moments]:
    """Yield those of all people; among the suspicious ones, of those that were called: they were real."""
    since = now - datetime.timedelta(days=DAYS + 1)
    real = Q(suspicion=[]) | Q(first_call_at__isnull=False)
    people = CallbackRequest.objects.filter(real, created_at__gte=since, merged_into=None)
    recent = people.exclude(status=Status.SPAM).order_by("created_at")
    rows = recent.values_list("created_at", "due_at", "first_call_at", "status", "outcome")
    return (
        (received, due, called, outcome or status)
        for received, due, called, status, outcome in rows.iterator()
    )


def _day(moment: datetime.datetime) -> datetime.date:
    return timezone.localdate(moment, timezone.get_default_timezone())
