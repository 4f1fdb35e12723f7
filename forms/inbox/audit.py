"""Audit log entries for listing and exporting requests. They hold no personal data."""

import datetime

from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from accounts.models import User
from forms.models import CallbackRequest

#: At most one "listed" entry for a user within this time, instead of one for each reload.
LISTED_AGAIN_AFTER = datetime.timedelta(minutes=10)


def log_listing(user: User) -> None:
    since = timezone.now() - LISTED_AGAIN_AFTER
    entries = ModelLogEntry.objects.get_for_model(CallbackRequest)
    if not entries.filter(user=user, action="callbacks.list", timestamp__gt=since).exists():
        _log_of_the_whole("callbacks.list", user)


def log_export(user: User, count: int, file_format: str, reason: str) -> None:
    data = {"count": count, "format": file_format, "reason": reason}
    _log_of_the_whole("callbacks.export", user, data=data)


def _log_of_the_whole(action: str, user: User, **extra: object) -> None:
    # The log needs an instance: primary key 0 means all requests.
    title = str(CallbackRequest._meta.verbose_name_plural)
    log(CallbackRequest(pk=0), action, user=user, title=title, **extra)
