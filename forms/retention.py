"""Retention: a closed request is deleted after the number of days stated on its form."""

import datetime
import logging
import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.log_actions import log

from forms.models.erasures import Erasure
from forms.models.requests import CallbackRequest
from forms.models.states import OPEN, CallbackQuerySet

logger = logging.getLogger(__name__)

#: How late the deletion may be before readiness reports it.
GRACE = datetime.timedelta(days=2)


def expired(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the closed requests whose retention period, as stated on the form when they were sent, is over."""
    now = now or timezone.now()
    closed = CallbackRequest.objects.exclude(status__in=OPEN).alias(
        ended=Coalesce("closed_at", "updated_at")
    )
    periods = closed.order_by().values_list("keep_days", flat=True).distinct()
    over = Q(pk__in=[])
    for days in periods:
        over |= Q(keep_days=days, ended__lt=now - datetime.timedelta(days=days))
    return closed.filter(over)


def count_expired(now: datetime.datetime | None = None) -> dict[uuid.UUID, int]:
    """Return the number of expired requests by form key."""
    rows = expired(now).order_by().values("form_key").annotate(number=Count("pk"))
    return {row["form_key"]: row["number"] for row in rows}


def purge(now: datetime.datetime | None = None) -> dict[uuid.UUID, int]:
    """Delete expired requests with their notes and notifications; store one `Erasure` for each form."""
    return {key: _purge_form(key, now) for key in count_expired(now)}


def forget_proofs(now: datetime.datetime | None = None) -> int:
    """Delete the proofs older than ``AUDIT_DAYS``; return how many."""
    oldest = (now or timezone.now()) - datetime.timedelta(days=settings.AUDIT_DAYS)
    return Erasure.objects.filter(ran_at__lt=oldest).delete()[0]


@transaction.atomic
def _purge_form(form_key: uuid.UUID, now: datetime.datetime | None) -> int:
    requests = expired(now).filter(form_key=form_key)
    # Locked, so that none is reopened between these two steps.
    for request in requests.select_for_update().defer("sealed"):
        log(request, "callbacks.retention")
    number = requests.delete()[1].get(CallbackRequest._meta.label, 0)
    if number:  # another worker may have deleted it already
        Erasure.objects.create(kind=Erasure.Kind.RETENTION, form_key=form_key, count=number)
        logger.info("Retention: %d closed requests of form %s deleted", number, form_key)
    return number
