"""Remembers scheduled changes that failed, and tells the last editor once, by mail."""

import datetime
import logging
from collections.abc import Iterable
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db.models import Model, Q, QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from accounts.models import User
from core.mail import send
from core.metrics import Figure
from core.models.schedule import ScheduledChange, ScheduleFailure
from core.schedule.due import Due

logger = logging.getLogger("core.schedule")

PAUSE = datetime.timedelta(minutes=5)
SCHEDULE_FAILED = "schedule_failed"


def is_to_be_tried(change: Due, now: datetime.datetime) -> bool:
    """Whether the change has not failed in the last five minutes."""
    return not _row(change).filter(tried_at__gt=now - PAUSE).exists()


def remember(
    change: Due, error: Exception, now: datetime.datetime, *, with_mail: bool = True
) -> None:
    """Keep the failure; the first one of a change is mailed to the editor who saved it last."""
    failure, is_first = ScheduleFailure.objects.update_or_create(
        content_type_id=change.content_type_id,
        object_id=change.object_id,
        change=change.change,
        defaults={"error": type(error).__name__, "due_at": change.at, "tried_at": now},
    )
    if is_first and with_mail:
        _mail(failure)


def settled(change: Due) -> None:
    _row(change).delete()


def keep_only(due: Iterable[Due]) -> None:
    """Forget the failures of changes that are no longer due: a person made them, or called them off."""
    current = Q(pk__in=())
    for change in due:
        current |= Q(_same(change))
    ScheduleFailure.objects.exclude(current).delete()


def problems() -> list[str]:
    """Return the readiness code if a scheduled change has failed."""
    return [SCHEDULE_FAILED] if ScheduleFailure.objects.exists() else []


def figures() -> list[Figure]:
    """Return the number of failed schedules, for Prometheus."""
    failed = ScheduleFailure.objects.count()
    return [Figure("site_publication_failures", "Scheduled changes that failed.", failed)]


def sentence(failure: ScheduleFailure) -> str:
    """Say in the active language what did not happen, and when it was due."""
    due = date_format(localtime(failure.due_at), "DATETIME_FORMAT")
    if failure.change == ScheduledChange.PUBLISH:
        return _("It should have gone live: %(due)s.") % {"due": due}
    return _("It should have gone offline: %(due)s.") % {"due": due}


def _row(change: Due) -> QuerySet[ScheduleFailure]:
    return ScheduleFailure.objects.filter(_same(change))


def _same(change: Due) -> Q:
    return Q(
        content_type_id=change.content_type_id,
        object_id=change.object_id,
        change=change.change,
    )


def _mail(failure: ScheduleFailure) -> None:
    """Tell the editor. A failing mail is only logged: the home panel and readiness say it too."""
    instance = failure.instance
    editor = _last_editor(instance) if instance else None
    if editor is None or not editor.email:
        return
    with translation.override(UserProfile.get_for_user(editor).get_preferred_language()):
        address = AdminURLFinder(editor).get_edit_url(instance) or ""
        body = "\n\n".join(
            [
                sentence(failure),
                _(
                    "Open the page or entry and publish it by hand, or cancel its schedule. The site tries again every five minutes."
                ),
                urljoin(settings.WAGTAILADMIN_BASE_URL, address),
            ]
        )
        message = EmailMessage(
            _("Missed schedule: %(title)s") % {"title": instance}, body, to=[editor.email]
        )
    try:
        send(message)
    except OSError as error:
        logger.warning("The editor was not told (%s)", type(error).__name__)


def _last_editor(instance: Model) -> User | None:
    kind = ContentType.objects.get_for_model(instance, for_concrete_model=False)
    newest = Revision.objects.filter(
        Q(content_type=kind) | Q(base_content_type=kind), object_id=str(instance.pk)
    )
    with_user = newest.exclude(user=None).select_related("user").order_by("-created_at").first()
    return with_user.user if with_user else None
