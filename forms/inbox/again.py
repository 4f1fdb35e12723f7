"""When to call again: in two hours, at one of the usual times, or at a chosen one; always while the practice is open."""

import datetime
from dataclasses import dataclass

from django.forms import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from core.opening_hours.openings import Hours, openings
from forms.models import CallbackRequest
from forms.promise import OFFICE_HOURS, promised_by
from forms.wishes import first_within
from forms.wording import spoken_at

AFTER = datetime.timedelta(hours=2)
EVENING = {"from": "17:00"}
#: The time that is typed instead of one of the usual ones.
CHOSEN = "chosen"
FARTHEST = datetime.timedelta(days=60)


@dataclass(frozen=True)
class Time:
    key: str
    label: str
    at: datetime.datetime

    @property
    def spoken(self) -> str:
        return spoken_at(self.at, timezone.now())


def usual_times(request: CallbackRequest, now: datetime.datetime, hours: list[Hours]) -> list[Time]:
    """Return the times that are offered, without those that the visitor's wish makes equal."""
    found: dict[datetime.datetime, Time] = {}
    for key, label, moment in _usual(now, hours):
        at = _as_wished(request, moment, hours) if key != "evening" else moment
        if at and at not in found:
            found[at] = Time(key, label if at == moment else _("As the visitor wishes"), at)
    return list(found.values())


def time_of(
    request: CallbackRequest, key: str, typed: str, now: datetime.datetime, hours: list[Hours]
) -> datetime.datetime:
    """Return the time to call again. Raises `ValidationError` for one at which the practice is closed."""
    if key == CHOSEN:
        return _chosen(typed, now, hours)
    known = {time.key: time.at for time in usual_times(request, now, hours)}
    return known.get(key) or call_again_at(request, now, hours)


def call_again_at(
    request: CallbackRequest, now: datetime.datetime, hours: list[Hours]
) -> datetime.datetime:
    """Return the time in two hours of opening time, in the hours that the visitor wishes."""
    return _as_wished(request, _in_two_hours(now, hours), hours) or _in_two_hours(now, hours)


def _usual(
    now: datetime.datetime, hours: list[Hours]
) -> list[tuple[str, str, datetime.datetime | None]]:
    today = timezone.localdate(now, zone := timezone.get_default_timezone())
    morning, monday = (
        datetime.datetime.combine(today + datetime.timedelta(days=days), datetime.time(), zone)
        for days in (1, 7 - today.weekday())
    )
    later = _in_two_hours(now, hours)
    return [
        ("two_hours", _("In 2 hours") if later == now + AFTER else _("In 2 opening hours"), later),
        ("evening", _("After 17:00"), first_within(now, hours, EVENING)),
        ("morning", _("The next morning"), first_within(morning, hours, {})),
        ("monday", _("On Monday"), first_within(monday, hours, {})),
    ]


def _in_two_hours(now: datetime.datetime, hours: list[Hours]) -> datetime.datetime:
    later = now + AFTER
    begin = next(openings(hours, later, 1), (None, None))[0]
    return later if begin == later else promised_by(now, hours, AFTER)


def _as_wished(
    request: CallbackRequest, moment: datetime.datetime | None, hours: list[Hours]
) -> datetime.datetime | None:
    return first_within(moment, hours, request.wish) if moment and request.wish else moment


def _chosen(typed: str, now: datetime.datetime, hours: list[Hours]) -> datetime.datetime:
    try:
        local = datetime.datetime.fromisoformat(typed)
    except ValueError:
        raise ValidationError(_("Choose a day and a time for the next call.")) from None
    at = local.replace(tzinfo=timezone.get_default_timezone())
    if not now < at < now + FARTHEST:
        raise ValidationError(_("Choose a time in the next two months."))
    if first_within(at, hours or OFFICE_HOURS, {}) != at:
        raise ValidationError(_("The practice is closed then. Choose a time when it is open."))
    return at
