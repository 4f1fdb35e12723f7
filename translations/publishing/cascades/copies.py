"""Copies the translations of a page to its copy: as drafts, with the strings that both have."""

from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)


def copy_translations(original: Page, copy: Page, *, with_subpages: bool) -> list[Page]:
    """Translate the copy into the original's languages, where its parent exists. Return the new pages."""
    made: list[Page] = []
    for before, after in _pairs(original, copy, with_subpages=with_subpages):
        source = TranslationSource.objects.get_for_instance_or_none(before)
        if source is None:
            continue
        # One transaction each: a child must find its parent as it is (wagtail-localize#773).
        targets = [_copy_one(row, after) for row in source.translations.filter(enabled=True)]
        made += [target for target in targets if target]
    return made


def _pairs(original: Page, copy: Page, *, with_subpages: bool) -> Iterator[tuple[Page, Page]]:
    """Each page and its copy, parents first; both trees have the same shape."""
    yield original, copy
    if with_subpages:
        children = zip(original.get_children(), copy.get_children(), strict=False)
        for before, after in children:
            yield from _pairs(before, after, with_subpages=True)


@transaction.atomic
def _copy_one(translation: Translation, copy: Page) -> Page | None:
    locale = translation.target_locale
    if not copy.get_parent().has_translation(locale):
        return None
    source, _created = TranslationSource.get_or_create_from_instance(copy)
    new, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    _copy_strings(translation, source)
    _copy_overrides(translation, source)
    new.save_target(publish=False)
    return new.get_target_instance()


def _copy_strings(translation: Translation, source: TranslationSource) -> None:
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    known = {
        (row.context.path, row.translation_of_id): row for row in rows.select_related("context")
    }
    for segment in StringSegment.objects.filter(source=source).select_related("context"):
        row = known.get((segment.context.path, segment.string_id))
        if row is None:
            continue
        StringTranslation.objects.get_or_create(
            translation_of_id=segment.string_id,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": row.data,
                "translation_type": row.translation_type,
                "tool_name": row.tool_name,
                "last_translated_by": row.last_translated_by,
            },
        )


def _copy_overrides(translation: Translation, source: TranslationSource) -> None:
    rows = SegmentOverride.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    known = {row.context.path: row for row in rows.select_related("context")}
    paths = OverridableSegment.objects.filter(source=source).values("context")
    for context in TranslationContext.objects.filter(pk__in=paths):
        if row := known.get(context.path):
            SegmentOverride.objects.get_or_create(
                context=context,
                locale=translation.target_locale,
                defaults={"data_json": row.data_json, "last_translated_by": row.last_translated_by},
            )
