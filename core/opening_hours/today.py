"""Today's opening hours for visitors; after closing time, the next opening.

Every weekday has its own string: in Latvian and Russian the names of days are inflected.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext, gettext_noop

from core.opening_hours.openings import Hours, Opening, openings

#: In days. Further ahead, "on Monday" would be read as the Monday before.
A_WEEK = 7

# Translators: the time looks like 9:00.
TOMORROW = gettext_noop("Closed now – opens tomorrow at %(time)s")
WEEKDAYS = [
    gettext_noop("Closed now – opens on Monday at %(time)s"),
    gettext_noop("Closed now – opens on Tuesday at %(time)s"),
    gettext_noop("Closed now – opens on Wednesday at %(time)s"),
    gettext_noop("Closed now – opens on Thursday at %(time)s"),
    gettext_noop("Closed now – opens on Friday at %(time)s"),
    gettext_noop("Closed now – opens on Saturday at %(time)s"),
    gettext_noop("Closed now – opens on Sunday at %(time)s"),
]


@dataclass(frozen=True)
class Today:
    """``intervals`` while the practice is open or opens later today; then ``closed``, a sentence with the next opening."""

    intervals: list[tuple[datetime.time, datetime.time]]
    closed: str = ""


def today(hours: Iterable[Hours], now: datetime.datetime | None = None) -> Today:
    """Return the opening hours at ``now``, in the active language. Public holidays count as closed."""
    hours, now = list(hours), now or timezone.now()
    coming = next(openings(hours, now, A_WEEK), None)
    if coming is None:
        return Today([])
    here = timezone.localdate(now, timezone.get_default_timezone())
    if _local(coming[0]).date() > here:
        return Today([], closed=_sentence(coming, here))
    own = [(opens, closes) for day, opens, closes in hours if int(day) == here.weekday()]
    return Today(sorted(own))


def changes_at(hours: Iterable[Hours], now: datetime.datetime) -> datetime.datetime | None:
    """Return the last closing time of today, at which `today` says something else; ``None`` if it has passed."""
    return max((closes for _opens, closes in openings(hours, now, 1)), default=None)


def _sentence(coming: Opening, here: datetime.date) -> str:
    begins = _local(coming[0])
    tomorrow = (begins.date() - here).days == 1
    phrase = TOMORROW if tomorrow else WEEKDAYS[begins.weekday()]
    return gettext(phrase) % {"time": formats.time_format(begins.time(), "G:i")}


def _local(moment: datetime.datetime) -> datetime.datetime:
    return moment.astimezone(timezone.get_default_timezone())
