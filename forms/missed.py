"""Promises that are about to be missed, or were: told to who is on duty, and after an hour to the practice's lead.

Each is told once for each due time, and only while the practice is open: what was missed in the
evening is in the summary of the next morning.
"""

import datetime
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.lookups.shared import shared_rows
from core.mail import send
from core.models import PracticeSettings
from core.opening_hours.openings import Hours, openings
from forms.letters import Stage, promise_letter, summary_letter
from forms.models.heartbeats import Heartbeat
from forms.models.pages import recipients_of
from forms.models.requests import CallbackRequest
from forms.models.states import CallbackQuerySet
from forms.promise import OFFICE_HOURS
from forms.waits import opening_minutes

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 100
LEAD_AFTER = 60
#: Longer than a day's opening, shorter than from one morning to the next.
MORNING = "morning summary"
MORNING_LASTS = datetime.timedelta(hours=1)
ONCE_A_DAY = datetime.timedelta(hours=12)
DAY = datetime.timedelta(days=1)

#: Which letter, and to whom.
Address = tuple[Stage, tuple[str, ...]]


def practice_hours() -> list[Hours]:
    practice = next(iter(shared_rows(PracticeSettings)), None)
    rows = (row.value for row in practice.hours) if practice else ()
    return [(row["weekday"], row["opens"], row["closes"]) for row in rows] or OFFICE_HOURS


def missed_for_a_day(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the requests whose promise was missed more than a day ago."""
    return CallbackRequest.objects.trusted().overdue((now or timezone.now()) - DAY)


def tell(now: datetime.datetime | None = None) -> int:
    """Send what is due to be told; return how many mails were sent."""
    now, hours = now or timezone.now(), practice_hours()
    opened = _opened(now, hours)
    if opened is None:
        return 0
    sent = 0
    if now - opened < MORNING_LASTS and Heartbeat.take(MORNING, now, ONCE_A_DAY):
        sent += _greet(now)
    return sent + _tell_each(now, hours)


def _opened(now: datetime.datetime, hours: list[Hours]) -> datetime.datetime | None:
    """Return since when the practice has been open today; None while it is closed."""
    midnight = timezone.localtime(now, timezone.get_default_timezone()).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    today = list(openings(hours, midnight, 1))
    is_open = any(begin <= now < end for begin, end in today)
    return today[0][0] if is_open else None


def _waiting(until: datetime.datetime) -> CallbackQuerySet:
    found = CallbackRequest.objects.trusted().open().filter(merged_into=None)
    due = Q(again_at__lt=until) | Q(again_at=None, due_at__lt=until)
    ordered = found.filter(due).select_related("assignee").defer("sealed", "marks")
    return ordered.order_by(Coalesce("again_at", "due_at"), "pk")


def _tell_each(now: datetime.datetime, hours: list[Hours]) -> int:
    letters: dict[Address, list[CallbackRequest]] = defaultdict(list)
    for request in _untold(now, hours):
        for stage in stages(request, now, hours):
            letters[stage, tuple(_recipients(request, stage))].append(request)
    return sum(_send(stage, list(to), named) for (stage, to), named in letters.items())


def _untold(now: datetime.datetime, hours: list[Hours]) -> Iterator[CallbackRequest]:
    found = 0
    for request in _waiting(now + DAY).iterator():
        if stages(request, now, hours):
            yield request
            found += 1
            if found == MOST_AT_ONCE:
                return


def stages(request: CallbackRequest, now: datetime.datetime, hours: Iterable[Hours]) -> list[Stage]:
    """Return what is to be told of a request now and was not told of this due time."""
    due, hours = request.call_by, list(hours)
    if due > now:
        near = opening_minutes(now, due, hours) <= settings.CALLBACK_WARN_MINUTES
        found = [Stage.BEFORE] if near else []
    else:
        late = opening_minutes(due, now, hours) >= LEAD_AFTER
        found = [Stage.MISSED, *([Stage.LEAD] if late and settings.CALLBACK_LEAD else [])]
    return [stage for stage in found if request.told.get(stage) != due.isoformat()]


def _recipients(request: CallbackRequest, stage: Stage) -> list[str]:
    if stage == Stage.LEAD:
        return list(settings.CALLBACK_LEAD)
    own = request.assignee.email if request.assignee else ""
    return [own] if own else recipients_of(request.page_id)


def _send(stage: Stage, recipients: list[str], requests: list[CallbackRequest]) -> int:
    if recipients and not _is_sent(promise_letter(stage, requests, recipients)):
        return 0
    _mark(requests, stage)
    return bool(recipients)


def _greet(now: datetime.datetime) -> int:
    """Send the summary of the day; what is overdue in it is told."""
    by_form: dict[tuple[str, ...], list[CallbackRequest]] = defaultdict(list)
    for request in _waiting(now + DAY)[: 10 * MOST_AT_ONCE]:
        if timezone.localdate(request.call_by) <= timezone.localdate(now):
            by_form[tuple(recipients_of(request.page_id))].append(request)
    sent = 0
    for recipients, requests in by_form.items():
        letter = summary_letter(requests, list(recipients), now)
        if recipients and not _is_sent(letter):
            Heartbeat.give_back(MORNING)
            continue
        _mark([one for one in requests if one.call_by <= now], Stage.MISSED)
        sent += bool(recipients)
    return sent


def _is_sent(letter: EmailMessage) -> bool:
    try:
        send(letter)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next round sends it
        logger.warning("A mail about promises was not sent (%s)", type(error).__name__)
        return False
    return True


def _mark(requests: list[CallbackRequest], stage: Stage) -> None:
    for request in requests:
        request.told = request.told | {stage.value: request.call_by.isoformat()}
        CallbackRequest.objects.filter(pk=request.pk).update(told=request.told)
