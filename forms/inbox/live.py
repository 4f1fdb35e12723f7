"""Counts of open requests for the panel and for pages that refresh themselves."""

import datetime

from django.conf import settings
from django.db.models import Count, Max, Q
from django.utils import timezone

from forms.models import CallbackRequest, FormPage, Notification, Status
from forms.models.states import OPEN, is_late


def waiting(now: datetime.datetime | None = None) -> dict[str, int | str]:
    """Return the numbers of new, due today, overdue and suspicious requests, the newest one's key, and the time of the last change."""
    now = now or timezone.now()
    clean, is_open = Q(suspicion=[], merged_into=None), Q(status__in=OPEN)
    found = CallbackRequest.objects.aggregate(
        new=Count("pk", filter=clean & Q(status=Status.NEW)),
        due=Count("pk", filter=clean & is_open & _due_today(now) & ~is_late(now)),
        overdue=Count("pk", filter=clean & is_late(now)),
        suspicious=Count("pk", filter=~Q(suspicion=[]) & is_open),
        newest=Max("pk", filter=clean),
        changed=Max("updated_at"),
    )
    changed = found.pop("changed")
    return found | {
        "newest": found["newest"] or 0,
        "state": changed.isoformat() if changed else "",
    }


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
