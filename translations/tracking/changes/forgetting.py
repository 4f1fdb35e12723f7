"""Deletes the mails about changes after some time: they name their recipient."""

import datetime

from django.utils import timezone

from translations.models import DigestMail

#: Longer than news may still be mailed: what a deleted mail told is never told again.
KEPT_DAYS = 30


def forget_old_mails(now: datetime.datetime | None = None) -> int:
    """Delete mails that were written long ago, sent or not; return how many."""
    oldest = (now or timezone.now()) - datetime.timedelta(days=KEPT_DAYS)
    rows = DigestMail.objects.filter(created_at__lt=oldest)
    return rows.delete()[1].get(DigestMail._meta.label, 0)
