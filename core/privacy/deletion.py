"""Deletes what people who work on the site leave behind, when its time is over."""

import datetime
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry


def forget_old_log(now: datetime.datetime | None = None) -> int:
    """Delete log entries older than ``AUDIT_DAYS``; return how many."""
    oldest = (now or timezone.now()) - datetime.timedelta(days=settings.AUDIT_DAYS)
    logs = (ModelLogEntry, PageLogEntry)
    return sum(log.objects.filter(timestamp__lt=oldest).delete()[0] for log in logs)


def forget_old_sessions() -> None:
    """Delete the sessions that have expired: Django ignores them, but keeps them."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
