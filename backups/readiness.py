"""Readiness code for `/readyz`: the newest backup is too old, or there is none."""

import datetime

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from backups import target

BACKUP_LATE = "backup_late"
#: Seconds. A bucket is not listed for every probe.
REMEMBERED = 300


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the code if the newest backup is older than ``BACKUP_LATE_HOURS``; 0 asks for none."""
    if not settings.BACKUP_LATE_HOURS:
        return []
    newest = cache.get_or_set("backups.newest", _newest, REMEMBERED)
    oldest = (now or timezone.now()) - datetime.timedelta(hours=settings.BACKUP_LATE_HOURS)
    return [] if newest and target.moment_of(newest) >= oldest else [BACKUP_LATE]


def forget() -> None:
    """Ask the target at the next probe: a backup was made."""
    cache.delete("backups.newest")


def _newest() -> str:
    try:
        return target.newest() or ""
    except Exception:  # noqa: BLE001 - of whatever storage; a target that cannot be read holds no backup for us
        return ""
