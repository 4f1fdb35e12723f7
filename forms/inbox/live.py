"""Counts of open requests for the panel and for pages that refresh themselves."""

import datetime

from django.conf import settings
from django.db.models import Count, Q
from django.utils import timezone
from wagtail.models import ModelLogEntry

from forms.models import CallbackRequest, FormPage, Notification, Status
from forms.models.states import is_late

#: Log entries that change nothing.
LOOKS = ("callbacks.view", "callbacks.list", "callbacks.export")


def waiting(now: datetime.datetime | None = None) -> dict[str, int]:
    """Return the numbers of new, due today, due soon, overdue and suspicious requests, the newest one's key, and the key of the last change."""
    now = now or timezone.now()
    soon = datetime.timedelta(minutes=settings.CALLBACK_WARN_MINUTES)
    clean = Q(suspicion=[], merged_into=None)
    # Of the open ones only, by their index: all of two years would be read for each open page.
    found = CallbackRequest.objects.open().aggregate(
        new=Count("pk", filter=clean & Q(status=Status.NEW)),
        due=Count("pk", filter=clean & _due_today(now) & ~is_late(now)),
        overdue=Count("pk", filter=clean & is_late(now)),
        soon=Count("pk", filter=clean & is_late(now + soon) & ~is_late(now)),
        suspicious=Count("pk", filter=~Q(suspicion=[])),
    )
    return found | {"newest": newest_request(), "state": _last_change()}


def newest_request() -> int:
    """Return the key of the newest request that is shown; 0 if there is none."""
    shown = CallbackRequest.objects.filter(suspicion=[], merged_into=None)
    return shown.order_by("-pk").values_list("pk", flat=True).first() or 0


def _last_change() -> int:
    """Return the key of the newest log entry that is more than a look."""
    entries = ModelLogEntry.objects.get_for_model(CallbackRequest).exclude(action__in=LOOKS)
    return entries.order_by("-pk").values_list("pk", flat=True).first() or 0


def mail_is_stuck() -> bool:
    """Return whether a notification is overdue."""
    return Notification.objects.late().exists()


def nobody_is_told() -> bool:
    """Return whether there is a form, and none of its requests are told of by mail."""
    if settings.CALLBACK_NOTIFY:
        return False
    forms = FormPage.objects.live().values_list("notify", flat=True)
    return bool(forms) and not any(forms)


def _due_today(now: datetime.datetime) -> Q:
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localdate(now, zone) + datetime.timedelta(days=1)
    midnight = datetime.datetime.combine(tomorrow, datetime.time(), zone)
    return Q(again_at__lt=midnight) | Q(again_at=None, due_at__lt=midnight)
