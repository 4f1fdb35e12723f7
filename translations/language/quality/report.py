"""All that is wrong with one translation, in a constant number of queries."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import F
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from translations.language.glossary import Agreed, glossary
from translations.language.quality.checking import error_in, warnings_in
from translations.language.quality.diacritics import Vocabulary, vocabulary
from translations.language.quality.said import ERROR, Finding, Said
from translations.language.safety import is_safety_path
from translations.language.targets import share_object
from translations.models import Term

#: The site's own words are learnt from so many strings, the newest first.
LEARNT_FROM = 5_000
LEARNT_FOR = 300
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Problem:
    """A finding and where it is: the string translation, its path and the source string."""

    finding: Finding
    path: str
    source: str
    row: Any


def problems(translation: Translation) -> list[Problem]:
    """Return errors and warnings of the strings that the source has now, in document order."""
    agreed = agreed_terms(translation)
    known = site_vocabulary(translation.target_locale_id)
    return [
        Problem(finding, row.context.path, row.translation_of.data, row)
        for row in _rows(translation)
        for finding in findings_of(row, translation, agreed, known)
    ]


def findings_of(
    row: StringTranslation, translation: Translation, agreed: Any, known: Vocabulary
) -> list[Finding]:
    if row.has_error:
        share_object(translation.source.object, [row.context])
        return [Finding(ERROR, "refused", why) for why in (row.get_error() or "").splitlines()]
    said = Said(
        row.translation_of.data,
        row.data,
        translation.source.locale.language_code,
        translation.target_locale.language_code,
        row.context.path,
        safety=is_safety_path(model_of(translation.source), row.context.field_path),
    )
    # What was stored before it became an error is one now.
    refused = [Finding(ERROR, "refused", why) for why in error_in(said).splitlines()]
    return refused + warnings_in(said, agreed=agreed, known=known)


def model_of(source: TranslationSource) -> Any:
    """The model of a page or entry, without a query."""
    return ContentType.objects.get_for_id(source.specific_content_type_id).model_class()


def agreed_terms(translation: Translation) -> list[Agreed]:
    """The glossary that a translation is measured by; itself it is not measured at all."""
    if model_of(translation.source) is Term:
        return []
    return glossary(translation.source.locale, translation.target_locale)


def site_vocabulary(locale_id: int) -> Vocabulary:
    """The words of a language as the site writes them; learnt anew every few minutes."""
    key = f"translations-vocabulary:{locale_id}"
    return cache.get_or_set(key, lambda: vocabulary(_texts(locale_id)), LEARNT_FOR)


def _texts(locale_id: int) -> Iterator[str]:
    rows = StringTranslation.objects.filter(locale_id=locale_id, has_error=False)
    rows = rows.exclude(context__path="slug").order_by("-updated_at")
    for data in rows.values_list("data", flat=True)[:LEARNT_FROM]:
        yield html.unescape(TAG.sub(" ", data))


def _rows(translation: Translation) -> Any:
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
