"""Finds all problems of one translation, in a constant number of queries."""

import html
import re
from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import F, Model, QuerySet
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from translations.language.glossary import Agreed, glossary
from translations.language.quality.addresses import taken_address
from translations.language.quality.checked_string import ERROR, CheckedString, Finding, Problem
from translations.language.quality.checking import error_in, warnings_in
from translations.language.quality.diacritics import Vocabulary, vocabulary
from translations.language.safety import is_safety_path
from translations.language.string_places import StringPlace
from translations.language.targets import share_object
from translations.models import Term

#: The vocabulary is built from this number of strings, the newest first.
LEARNT_FROM = 5_000
#: Seconds that a vocabulary is cached.
LEARNT_FOR = 300
TAG = re.compile(r"<[^>]*>")


def problems(translation: Translation) -> list[Problem]:
    """Return errors and warnings in the source's current strings, in document order."""
    agreed = agreed_terms(translation)
    known = site_vocabulary(translation.target_locale_id)
    return [
        Problem(StringPlace.of_translation(row), finding, row)
        for row in _rows(translation)
        for finding in findings_of(row, translation, agreed, known)
        + taken_address(row, translation)
    ]


def findings_of(
    row: StringTranslation,
    translation: Translation,
    agreed: Iterable[Agreed],
    known: Vocabulary,
) -> list[Finding]:
    if row.has_error:
        share_object(translation.source.object, [row.context])
        return [Finding(ERROR, "refused", why) for why in (row.get_error() or "").splitlines()]
    checked = CheckedString(
        row.translation_of.data,
        row.data,
        translation.source.locale.language_code,
        translation.target_locale.language_code,
        row.context.path,
        safety=is_safety_path(model_of(translation.source), row.context.field_path),
    )
    # A string stored before a check became an error has no `has_error`.
    refused = [Finding(ERROR, "refused", why) for why in error_in(checked).splitlines()]
    return refused + warnings_in(checked, agreed=agreed, known=known)


def model_of(source: TranslationSource) -> type[Model]:
    """Return the model of a page or entry; content types are cached. Raises ``LookupError`` if it was removed."""
    content_type = ContentType.objects.get_for_id(source.specific_content_type_id)
    model = content_type.model_class()
    if model is None:
        raise LookupError(f"{content_type} has no model")
    return model


def agreed_terms(translation: Translation) -> list[Agreed]:
    """Return the glossary for a translation; empty for a translation of a glossary term."""
    if model_of(translation.source) is Term:
        return []
    return glossary(translation.source.locale, translation.target_locale)


def site_vocabulary(locale_id: int) -> Vocabulary:
    """Return the words of a language as the site spells them, cached for `LEARNT_FOR` seconds."""
    key = f"translations-vocabulary:{locale_id}"
    known: Vocabulary | None = cache.get(key)
    if known is None:
        known = vocabulary(_texts(locale_id))
        cache.set(key, known, LEARNT_FOR)
    return known


def _texts(locale_id: int) -> Iterator[str]:
    rows = StringTranslation.objects.filter(locale_id=locale_id, has_error=False)
    rows = rows.exclude(context__path="slug").order_by("-updated_at")
    for data in rows.values_list("data", flat=True)[:LEARNT_FROM]:
        yield html.unescape(TAG.sub(" ", data))


def _rows(translation: Translation) -> QuerySet[StringTranslation]:
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        translation_of__segments__source_id=translation.source_id,
        translation_of__segments__context_id=F("context_id"),
    )
    return (
        rows.select_related("context", "translation_of")
        .order_by("translation_of__segments__order")
        .distinct()
    )
