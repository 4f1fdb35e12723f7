"""Signal receivers that keep `SourceDigest` and `Build` current, also for wagtail-localize's own views.

Connected in `translations.apps`.
"""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision, TranslatableMixin
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from translations.language.safety import is_safety_path
from translations.models import Build, SourceDigest
from translations.models.builds import Segment
from translations.tracking.digests import digests_of


def record_digest(
    sender: type, instance: TranslationSource, raw: bool = False, **kwargs: object
) -> None:
    """Receive ``post_save`` of a source: store its fingerprints."""
    if raw:
        return
    digests = digests_of(instance)
    row = SourceDigest.objects.filter(source=instance).first() or SourceDigest(source=instance)
    row.update_to(content=digests.content, safety=digests.safety)


def record_build(
    sender: type, instance: TranslationLog, created: bool, raw: bool = False, **kwargs: object
) -> None:
    """Receive ``post_save`` of the log entry that wagtail-localize writes whenever it saves a translation."""
    if raw or not created:
        return
    translation = Translation.objects.filter(
        source_id=instance.source_id, target_locale_id=instance.locale_id
    ).first()
    if translation is None:
        return
    # From the source object that was saved from, which may be older than the stored one.
    build = build_now(translation, instance.source)
    build.revision = instance.revision
    if is_live(translation, instance.revision):
        build.go_live()
    else:
        build.save()


def record_publication(
    sender: type, instance: TranslatableMixin, revision: Revision | None = None, **kwargs: object
) -> None:
    """Receive ``published``: at once, at the scheduled time or after a moderator's approval.

    Wagtail also sends the signal when a publication is only scheduled.
    """
    if revision is None or not instance.live or instance.live_revision_id != revision.pk:
        return
    build = Build.objects.filter(revision=revision).order_by("pk").last()
    if build:
        build.go_live()


def record_absence(sender: type, instance: TranslatableMixin, **kwargs: object) -> None:
    """Receive ``unpublished``: by a person, or at the expiry time."""
    if isinstance(instance, TranslatableMixin):
        Build.objects.filter(
            translation__source__object_id=instance.translation_key,
            translation__target_locale_id=instance.locale_id,
            is_live=True,
        ).update(offline_at=timezone.now())


def build_now(translation: Translation, source: TranslationSource) -> Build:
    """Return an unsaved `Build` of the translation's present strings."""
    digests = digests_of(source)
    build = Build(translation=translation, content=digests.content, safety=digests.safety)
    build.take_segments(segments_now(source, translation.target_locale_id))
    return build


def segments_now(source: TranslationSource, locale_id: int) -> list[Segment]:
    """Each string of a source in order, and whether it is translated, in one query."""
    model = source.specific_content_type.model_class()
    translated = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=locale_id,
        has_error=False,
    )
    rows = StringSegment.objects.filter(source_id=source.pk).annotate(done=Exists(translated))
    return [
        (context, string, done, is_safety_path(model, path))
        for context, string, done, path in rows.order_by("order").values_list(
            "context_id", "string_id", "done", "context__field_path"
        )
    ]


def is_live(translation: Translation, revision: Revision | None) -> bool:
    """Whether visitors read this revision of the translated page or entry.

    Outside a transaction wagtail-localize publishes first and logs afterwards; within
    one it logs first. Models without drafts are live as soon as they are saved.
    """
    model = translation.source.specific_content_type.model_class()
    if not issubclass(model, DraftStateMixin):
        return True
    if revision is None:
        return False
    return model._base_manager.filter(
        translation_key=translation.source.object_id,
        locale_id=translation.target_locale_id,
        live=True,
        live_revision_id=revision.pk,
    ).exists()
