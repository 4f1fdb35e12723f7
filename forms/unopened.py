"""Requests that nobody has opened for a day, although the promised time has passed: the alarm, and a mail each day."""

import datetime
import logging
from collections import defaultdict

from django.conf import settings
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.mail import send
from forms.mail import unopened_letter
from forms.models.heartbeats import Heartbeat
from forms.models.pages import recipients_of
from forms.models.requests import CallbackRequest
from forms.models.states import CallbackQuerySet, Status

logger = logging.getLogger(__name__)

#: Name of the row that one worker takes before it sends the mails, for a day.
SENDING = "unopened-warning"
EACH = datetime.timedelta(days=1)
MOST_IN_A_MAIL = 100


def unopened(now: datetime.datetime | None = None) -> CallbackQuerySet:
    """Return the new requests, but suspicious ones, that nobody has opened in time; the oldest first."""
    now = now or timezone.now()
    oldest = now - datetime.timedelta(hours=settings.CALLBACK_UNOPENED_HOURS)
    new = CallbackRequest.objects.trusted().filter(
        status=Status.NEW, merged_into=None, created_at__lt=oldest, due_at__lt=now
    )
    keys = list(new.values_list("pk", flat=True))
    views = ModelLogEntry.objects.get_for_model(CallbackRequest).filter(
        action="callbacks.view", object_id__in=[str(key) for key in keys]
    )
    opened = {int(key) for key in views.values_list("object_id", flat=True)}
    return new.filter(pk__in=[key for key in keys if key not in opened]).order_by("pk")


def warn_of_unopened(now: datetime.datetime | None = None) -> int:
    """Name the requests in a mail for each form, at most once a day; return how many were named."""
    now = now or timezone.now()
    by_page: dict[int | None, list[CallbackRequest]] = defaultdict(list)
    for request in unopened(now).defer("sealed")[:MOST_IN_A_MAIL]:
        by_page[request.page_id].append(request)
    if not by_page or not Heartbeat.take(SENDING, now, EACH):
        return 0
    sent = [_tell(requests, recipients_of(page)) for page, requests in by_page.items()]
    if not all(sent):
        Heartbeat.give_back(SENDING)
    return sum(len(requests) for requests in by_page.values())


def _tell(requests: list[CallbackRequest], recipients: list[str]) -> bool:
    if not recipients:
        return True  # the panel in the admin is the warning
    try:
        send(unopened_letter(requests, recipients))
    except Exception as error:  # noqa: BLE001 - whatever it is, the next round sends it
        logger.warning("A warning was not sent (%s)", type(error).__name__)
        return False
    return True
