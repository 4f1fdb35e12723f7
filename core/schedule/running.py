"""Makes the scheduled changes that are due, each under a lock of its own row.

Wagtail's command lists everything first and then works through the list: with several
workers an object was published once by each of them, over what an editor had published meanwhile.
It also clears the schedule before it publishes, so that a failure lost the hour.
"""

import datetime
import logging

from django.db import OperationalError, transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision

from core.models.schedule import ScheduledChange
from core.schedule.due import Due, due_changes
from core.schedule.failures import is_to_be_tried, keep_only, remember, settled

logger = logging.getLogger("core.schedule")


def run_schedule() -> None:
    """Make what is due. A failure is remembered, and the others are made; raises only `OperationalError`."""
    now = timezone.now()
    due = due_changes(now)
    keep_only(due)
    for change in due:
        if is_to_be_tried(change, now):
            _make(change, now)


def _make(change: Due, now: datetime.datetime) -> None:
    try:
        # Rolled back as a whole: the hour is kept.
        with transaction.atomic():
            made = (
                _publish(change, now)
                if change.change == ScheduledChange.PUBLISH
                else _unpublish(change, now)
            )
            if made:
                settled(change)
    except OperationalError:
        raise
    except Exception as error:
        # Of any kind: the others have to be made.
        logger.exception("A scheduled change failed: %s", change.change)
        remember(change, error, now)


def _publish(change: Due, now: datetime.datetime) -> bool:
    """Publish a revision that is still due; return whether it was this worker's to publish."""
    due = Revision.objects.filter(pk=change.pk, approved_go_live_at__lt=now)
    revision = due.select_for_update(skip_locked=True, of=("self",)).first()
    if revision is None:
        return False
    current = revision.content_object
    if current.live_revision_id and current.live_revision.created_at > revision.created_at:
        # Somebody has published a newer one without Wagtail's own action, which would have cleared the hour.
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        logger.warning("Schedule cancelled: %s has a newer live revision", current)
        return True
    revision.publish(log_action="wagtail.publish.scheduled")
    return True


def _unpublish(change: Due, now: datetime.datetime) -> bool:
    """Unpublish an object that is still due; return whether it was this worker's to unpublish."""
    rows = change.model._default_manager.filter(pk=change.pk, live=True, expire_at__lt=now)
    found: Model | None = rows.select_for_update(skip_locked=True, of=("self",)).first()
    if not isinstance(found, DraftStateMixin):
        return False
    found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return True
