"""The dates of a family: a translation goes offline with its original, and never by a date that its original does not have.

Editors set dates at the original, translators see them on the work page. Translations that
wagtail-localize no longer manages keep their own.
"""

import datetime
import logging
from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone
from wagtail import hooks
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation

from translations.access.rules import is_source_language
from translations.language.managed import translation_of
from translations.upstream import patches

#: Register ``fn(instance) -> None`` under this hook. Called before a page or entry is taken offline;
#: raises an `UnpublicationRefusedError` to refuse it.
UNPUBLICATION_HOOK = "check_before_every_unpublication"

logger = logging.getLogger("translations.publishing.dates")

#: The log action of Wagtail's `publish_scheduled`.
SCHEDULED_EXPIRY = "wagtail.unpublish.scheduled"


@dataclass(frozen=True)
class FamilyDates:
    """What is still to come for an original, and so for its translations."""

    goes_live_at: datetime.datetime | None = None
    expires_at: datetime.datetime | None = None

    def __bool__(self) -> bool:
        return bool(self.goes_live_at or self.expires_at)


def dates_of(original: Model) -> FamilyDates:
    if not isinstance(original, DraftStateMixin):
        return FamilyDates()
    goes_live_at = None if original.live else _still_to_come(original.go_live_at)
    return FamilyDates(goes_live_at, _still_to_come(original.expire_at))


def install_expiry_with_the_original() -> None:
    """Patch the action that `publish_scheduled` runs. Idempotent."""
    patches.install(UnpublishAction, "execute", _guarded_expiry)


def settle(instance: DraftStateMixin) -> bool:
    """Set the expiry of what is about to be published. Return whether a passed date of its own was removed.

    With a passed date it would go offline again within a minute.
    """
    if original := _original_of(instance):
        instance.expire_at = dates_of(original).expires_at
        return False
    has_passed = instance.expire_at is not None and not _still_to_come(instance.expire_at)
    if has_passed:
        instance.expire_at = None
    return has_passed


def hand_down(original: DraftStateMixin) -> list[Translation]:
    """Give the managed translations the dates of their original. Return those whose expiry changed."""
    dates = dates_of(original)
    rows = type(original)._base_manager.filter(translation_key=original.translation_key)
    managed = Translation.objects.filter(source__object_id=original.translation_key, enabled=True)
    changed = []
    for translation in managed.select_related("target_locale"):
        target = rows.filter(locale_id=translation.target_locale_id).first()
        if target and _hand_down_to(target, dates):
            changed.append(translation)
    return changed


def _hand_down_to(target: DraftStateMixin, dates: FamilyDates) -> bool:
    """Set the dates of one translation. Return whether its expiry changed."""
    row = type(target)._base_manager.filter(pk=target.pk)
    scheduled = target.scheduled_revision
    if not target.live and scheduled is None:
        row.update(go_live_at=dates.goes_live_at)
    if scheduled:
        scheduled.content["expire_at"] = dates.expires_at and dates.expires_at.isoformat()
        scheduled.save(update_fields=["content"])
    row.update(expire_at=dates.expires_at)
    return target.expire_at != dates.expires_at


def hand_down_dates(sender: type, instance: Model, **kwargs: object) -> None:
    """Receive ``published``, which Wagtail also sends for a scheduled first publication."""
    if isinstance(instance, DraftStateMixin) and is_source_language(instance):
        hand_down(instance)


def take_along(sender: type, instance: Model, **kwargs: object) -> None:
    """Receive ``unpublished``: when an original expires, so do its translations, whatever their dates."""
    if not isinstance(instance, DraftStateMixin) or not instance.expired:
        return
    if not is_source_language(instance):
        return
    family = type(instance)._base_manager.filter(translation_key=instance.translation_key)
    family = family.filter(live=True).exclude(pk=instance.pk)
    if isinstance(instance, Page):
        family = family.filter(alias_of=None)  # Wagtail unpublishes mirrors itself
    for one in family:
        one.unpublish(set_expired=True, log_action=SCHEDULED_EXPIRY)


def _guarded_expiry(execute: patches.Method) -> patches.Method:
    def guarded(action: UnpublishAction, *args: object, **kwargs: object) -> object:
        is_scheduled = action.log_action == SCHEDULED_EXPIRY
        if is_scheduled and not _is_due(action.object):
            return None
        for check in hooks.get_hooks(UNPUBLICATION_HOOK):
            check(action.object)
        return execute(action, *args, **kwargs)

    return guarded


def _is_due(instance: DraftStateMixin) -> bool:
    """Whether an expiry that was found due still is: the original may have taken it along already, or have no such date."""
    if not type(instance)._base_manager.filter(pk=instance.pk, live=True).exists():
        return False
    original = _original_of(instance)
    if original is None or (original.expire_at and not _still_to_come(original.expire_at)):
        return True
    logger.info("“%s” (%s) keeps the date of its original", instance, instance.pk)
    hand_down(original)
    return False


def _original_of(instance: Model) -> DraftStateMixin | None:
    """Return the original of a managed translation."""
    if is_source_language(instance):
        return None
    translation = translation_of(instance)
    if translation is None:
        return None
    model = translation.source.specific_content_type.model_class()
    rows = model._base_manager.filter(
        translation_key=translation.source.object_id, locale_id=translation.source.locale_id
    )
    return rows.first()


def _still_to_come(moment: datetime.datetime | None) -> datetime.datetime | None:
    return moment if moment and moment > timezone.now() else None
