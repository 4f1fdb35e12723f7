"""Requests that nobody closes: named in a warning first, then closed, so that retention deletes them.

The time counts from the last change or note. A request with a call agreed for later is
left alone, and so is one that somebody changed after the warning: it is warned of again.
"""

import datetime
import logging
from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.log_actions import log

from core.mail import send
from forms.mail import warning_for
from forms.models.heartbeats import Heartbeat
from forms.models.notes import CallbackNote
from forms.models.pages import recipients_of
from forms.models.requests import CallbackRequest
from forms.models.states import CallbackQuerySet, Status

logger = logging.getLogger(__name__)

#: Requests named in one round: a mail that can be read.
MOST_IN_A_MAIL = 100
#: Name of the row that one worker takes before it sends warnings.
SENDING = "unclosed-warning"
#: A worker that dies meanwhile lets the next round send them: longer than sending takes, shorter than an hour.
LEASE = datetime.timedelta(minutes=30)


def forgotten(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the open requests that will be closed within the time of the warning."""
    now = now or timezone.now()
    note = CallbackNote.objects.filter(request=OuterRef("pk")).order_by("-created_at")
    noted = Coalesce(Subquery(note.values("created_at")[:1]), F("updated_at"))
    requests = CallbackRequest.objects.open().exclude(Q(again_at__gt=now) | Q(due_at__gt=now))
    touched = requests.annotate(touched_at=Greatest(F("updated_at"), noted))
    return touched.filter(touched_at__lt=now - _open() + _notice())


def unannounced(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the forgotten requests that no warning has named since their last change."""
    return forgotten(now).filter(Q(warned_at=None) | Q(warned_at__lt=F("touched_at")))


def announced(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the forgotten requests that a warning has named, those to be closed first first."""
    return forgotten(now).filter(warned_at__gte=F("touched_at")).order_by(F("touched_at"), "pk")


def closable(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the requests whose time is over and whose warning is old enough."""
    now = now or timezone.now()
    over = Q(touched_at__lt=now - _open(), warned_at__lt=now - _notice())
    return announced(now).filter(over)


@dataclass(frozen=True)
class Closing:
    """A forgotten request, and when the site closes it unless somebody changes it."""

    request: CallbackRequest
    at: datetime.datetime


def upcoming(now: datetime.datetime | None = None) -> list[Closing]:
    """Return the requests that the site is going to close, the first first, with their times."""
    now = now or timezone.now()
    found = [
        Closing(request, max(touched + _open(), _warned_at(request, touched, now) + _notice()))
        for request, touched in _with_last_touch(forgotten(now).defer("sealed"))
    ]
    return sorted(found, key=lambda one: (one.at, one.request.pk))


def tidy(now: datetime.datetime | None = None) -> int:
    """Send the warnings that are due, close what was warned of in time; return how many are closed."""
    warn(now)
    return close(now)


def warn(now: datetime.datetime | None = None) -> int:
    """Name the forgotten requests in a mail for each form, without personal data; return how many.

    A failed mail is sent again in the next round. Without recipients the panel in the
    admin is the warning.
    """
    now = now or timezone.now()
    rows = unannounced(now).order_by("pk").defer("sealed")[:MOST_IN_A_MAIL]
    by_page: dict[int | None, list[CallbackRequest]] = defaultdict(list)
    for request in rows:
        by_page[request.page_id].append(request)
    if not by_page or not Heartbeat.take(SENDING, now, LEASE):
        return 0
    return sum(_warn_of(requests, recipients_of(page), now) for page, requests in by_page.items())


def close(now: datetime.datetime | None = None) -> int:
    """Close what was announced in time; return how many."""
    now = now or timezone.now()
    return sum(_close(pk, now) for pk in closable(now).values_list("pk", flat=True))


def _with_last_touch(
    requests: CallbackQuerySet,
) -> list[tuple[CallbackRequest, datetime.datetime]]:
    times = dict(requests.values_list("pk", F("touched_at")))
    return [(request, times[request.pk]) for request in requests if request.pk in times]


def _warned_at(
    request: CallbackRequest, touched: datetime.datetime, now: datetime.datetime
) -> datetime.datetime:
    """Return when a warning named the request; now if the next round is going to."""
    warned = request.warned_at
    return warned if warned and warned >= touched else now


def _warn_of(requests: list[CallbackRequest], recipients: list[str], now: datetime.datetime) -> int:
    if recipients:
        try:
            send(warning_for(requests, recipients))
        except Exception as error:  # noqa: BLE001 - whatever it is, the next round sends it
            logger.warning("A warning was not sent (%s)", type(error).__name__)
            return 0
    named = [request.pk for request in requests]
    return unannounced(now).filter(pk__in=named).update(warned_at=now)


@transaction.atomic
def _close(pk: int, now: datetime.datetime) -> int:
    # Locked, then looked at again: a request that somebody changes at this moment stays open.
    locked = CallbackRequest.objects.select_for_update().defer("sealed").filter(pk=pk).first()
    if locked is None or not closable(now).filter(pk=pk).exists():
        return 0
    changes = {"status": Status.CLOSED, "closed_at": now, "updated_at": now}
    CallbackRequest.objects.filter(pk=pk).update(**changes)
    log(locked, "callbacks.forgotten")
    return 1


def _open() -> datetime.timedelta:
    return datetime.timedelta(days=settings.CALLBACK_OPEN_DAYS)


def _notice() -> datetime.timedelta:
    return datetime.timedelta(days=settings.CALLBACK_OPEN_NOTICE_DAYS)
