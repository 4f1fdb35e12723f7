"""Replaces an entry in many guides, one guide at a time: no request and no task takes longer than one guide and a few seconds.

Where tasks run in the background, they do it. Where they run at once (`ImmediateBackend`), the request
that asks for it works for `BUDGET`; the page that shows the progress goes on.
"""

import datetime
import logging
from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task, task_backends
from django_tasks.backends.immediate import ImmediateBackend
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation

from articles.models import ArticlePage, Progress, ReplacedGuide, Replacement
from articles.models.replacements import KEPT, STALLED_AFTER
from articles.protection.replacing import Outcome, replace
from translations.access.people import AnyUser, admin_language

logger = logging.getLogger("articles.replacing")

#: For one request. A guide that was begun is finished.
BUDGET = datetime.timedelta(seconds=4)


def begin(
    entry: TranslatableMixin,
    guides: Iterable[ArticlePage],
    replacement: TranslatableMixin | None,
    user: AnyUser,
    back: str,
) -> Replacement:
    """Record what is to be done, and do it in the background, or what fits into this request."""
    Replacement.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    with transaction.atomic():
        begun = Replacement.objects.create(
            model=entry._meta.label,
            entry_key=entry.pk,
            by_key=replacement.pk if replacement else None,
            back=back,
        )
        rows = [ReplacedGuide(replacement=begun, guide=guide) for guide in guides]
        ReplacedGuide.objects.bulk_create(rows)
        if in_background():
            transaction.on_commit(lambda: replace_guides.enqueue(begun.pk, user.pk or 0))
    if not in_background():
        go_on(begun, user)
    return begun


def in_background() -> bool:
    """Whether tasks run outside the request."""
    return not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], ImmediateBackend)


@task()
def replace_guides(key: int, user_key: int) -> None:
    """Change the next guide, and leave the others to the next task."""
    begun = Replacement.objects.filter(pk=key).first()
    user = get_user_model().objects.filter(pk=user_key).first()
    if begun is None or user is None:
        return
    if _run_next(begun, user) and not is_finished(begun):
        replace_guides.enqueue(key, user_key)


def go_on(begun: Replacement, user: AnyUser) -> None:
    """Change guides for `BUDGET`."""
    until = timezone.now() + BUDGET
    while _run_next(begun, user) and timezone.now() < until:
        pass


def is_finished(begun: Replacement) -> bool:
    open_ones = (Progress.WAITING, Progress.RUNNING)
    return not begun.guides.filter(progress__in=open_ones).exists()


def outcome_of(begun: Replacement) -> Outcome:
    outcome = Outcome()
    translations: list[int] = []
    for row in begun.guides.select_related("guide"):
        if row.progress == Progress.CHANGED:
            outcome.changed.append(row.guide)
            translations.extend(row.waiting)
        elif row.progress == Progress.REFUSED:
            outcome.refused.append((row.guide, row.reason))
    waiting = Translation.objects.select_related("source", "target_locale")
    outcome.waiting.extend(waiting.filter(pk__in=translations).order_by("pk"))
    return outcome


def _run_next(begun: Replacement, user: AnyUser) -> bool:
    """Change the next guide; return whether there was one."""
    row = _claim(begun)
    if row is None:
        return False
    model = apps.get_model(begun.model)
    entry = model._default_manager.filter(pk=begun.entry_key).first()
    by = model._default_manager.filter(pk=begun.by_key).first() if begun.by_key else None
    with translation.override(admin_language(user)):
        if entry is None or (begun.by_key and by is None):
            row.progress, row.reason = Progress.REFUSED, _("The entry was deleted meanwhile.")
        else:
            _replace_in(row, entry, by, user)
    row.save(update_fields=["progress", "reason", "waiting"])
    return True


def _replace_in(
    row: ReplacedGuide, entry: TranslatableMixin, by: TranslatableMixin | None, user: AnyUser
) -> None:
    try:
        outcome = replace(entry, [row.guide], by, user)
    except Exception:
        # One guide must not keep the others from their change; its own was rolled back.
        logger.exception("Not replaced in guide %s", row.guide_id)
        row.progress, row.reason = Progress.REFUSED, _("An error on our side. Nothing was changed.")
        return
    row.progress = Progress.CHANGED if outcome.changed else Progress.REFUSED
    row.reason = " ".join(reason for _guide, reason in outcome.refused)
    row.waiting = [made.pk for made in outcome.waiting]


def _claim(begun: Replacement) -> ReplacedGuide | None:
    """Take the next guide, so that no second process changes it as well."""
    now = timezone.now()
    stalled = Q(progress=Progress.RUNNING, started_at__lt=now - STALLED_AFTER)
    free = begun.guides.filter(Q(progress=Progress.WAITING) | stalled)
    for row in free.select_related("guide"):
        same = ReplacedGuide.objects.filter(
            pk=row.pk, progress=row.progress, started_at=row.started_at
        )
        if same.update(progress=Progress.RUNNING, started_at=now):
            return row
    return None
