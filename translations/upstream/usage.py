"""Counts what a translation shows instead of the original's as used by the translated page or entry.

Wagtail reads usage from the stored page, which holds a translation's own choice only after
publication. With this, the usage page, its count and the question before a deletion name the
translation as soon as the choice is saved.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.models import ReferenceIndex, TranslatableMixin
from wagtail_localize.models import SegmentOverride

from translations.language.entries import is_part
from translations.language.lost_choices import choices
from translations.language.managed import translation_of
from translations.upstream import patches

#: As `ReferenceIndex` keeps it: type and key of what is used, path in the model, path in the content.
Reference = tuple[int, str, str, str]


def install_usage_of_choices() -> None:
    """Patch the extraction of references. Idempotent."""
    patches.install(ReferenceIndex, "_extract_references_from_object", _with_own_choices)


def _with_own_choices(extract: patches.Method) -> patches.Method:
    def extracted(instance: Model) -> Iterator[Reference]:
        yield from extract(instance)
        if isinstance(instance, TranslatableMixin) and not is_part(type(instance)):
            yield from _own_choices(instance)

    return extracted


def _own_choices(instance: TranslatableMixin) -> Iterator[Reference]:
    # Most pages and entries have none: one query tells.
    rows = SegmentOverride.objects.filter(
        locale_id=instance.locale_id, context__object_id=instance.translation_key
    )
    translation = translation_of(instance) if rows.exists() else None
    if translation is None:
        return
    for choice in choices(translation.source, translation.target_locale_id):
        if choice.key is not None:
            base = [choice.model, *choice.model._meta.get_parent_list()][-1]
            kind = ContentType.objects.get_for_model(base, for_concrete_model=False)
            context = choice.override.context
            yield kind.pk, str(choice.key), context.field_path, context.path


def refresh_usage(sender: type[Model], instance: SegmentOverride, **kwargs: Any) -> None:
    """Receive ``post_save`` and ``post_delete`` of an override: index the translated page or entry again."""
    target = _target(instance)
    if target is not None and ReferenceIndex.is_indexed(type(target)):
        with transaction.atomic():
            ReferenceIndex.create_or_update_for_object(target)


def _target(override: SegmentOverride) -> Model | None:
    source = override.context.object.sources.first()
    if source is None:
        return None
    model = source.specific_content_type.model_class()
    rows = model._base_manager.filter(
        translation_key=source.object_id, locale_id=override.locale_id
    )
    return rows.first()
