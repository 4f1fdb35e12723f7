"""Checks all strings of a language, and caches the findings until something changes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator

from django.core.cache import cache
from django.db.models import Count, F, Max, Q
from django.utils.translation import get_language
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from translations.language.glossary import Agreed, glossary
from translations.language.quality import Finding
from translations.language.quality.report import LEARNT_FOR, findings_of, model_of, site_vocabulary
from translations.models import Term

#: By source: the string translations in document order, each with a finding.
Found = dict[int, list[tuple[int, Finding]]]


def checked(locale: Locale) -> Found:
    """Return the findings of a language, cached: a large site takes seconds."""
    key = f"translations-doubts:{locale.pk}:{get_language()}:{_version(locale)}"
    return cache.get_or_set(key, lambda: _check(locale), LEARNT_FOR) or {}


def _version(locale: Locale) -> str:
    """Return a cache version that changes with any string, original or glossary term."""
    live = Count("pk", filter=Q(live=True))
    parts = [
        StringTranslation.objects.filter(locale=locale).aggregate(Count("pk"), Max("updated_at")),
        TranslationSource.objects.aggregate(Count("pk"), Max("last_updated_at")),
        Term.objects.aggregate(Max("latest_revision_id"), Max("last_published_at"), live=live),
    ]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _check(locale: Locale) -> Found:
    found: Found = defaultdict(list)
    known, terms = site_vocabulary(locale.pk), Terms(locale)
    rows = Translation.objects.filter(target_locale=locale)
    rows = rows.select_related("source__locale", "source__object", "target_locale")
    rows = rows.prefetch_related("source__object__sources")
    translations = {row.source_id: row for row in rows}
    for row in _rows(locale):
        if translation := translations.get(row.source_id):
            findings = findings_of(row, translation, terms.of(translation), known)
            found[row.source_id] += [(row.pk, finding) for finding in findings]
    return {source: findings for source, findings in found.items() if findings}


class Terms:
    """The glossaries of a language, each fetched once."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.fetched: dict[int, list[Agreed]] = {}

    def of(self, translation: Translation) -> list[Agreed]:
        source = translation.source
        if model_of(source) is Term:  # the glossary is not checked against itself
            return []
        if source.locale_id not in self.fetched:
            self.fetched[source.locale_id] = glossary(source.locale, self.locale)
        return self.fetched[source.locale_id]


def _rows(locale: Locale) -> Iterator[StringTranslation]:
    """Every translated string that its source has now, in document order, once."""
    rows = StringTranslation.objects.filter(
        locale=locale, translation_of__segments__context_id=F("context_id")
    )
    rows = (
        rows.select_related("context", "translation_of")
        .annotate(source_id=F("translation_of__segments__source_id"))
        .order_by("source_id", "translation_of__segments__order")
    )
    seen: set[int] = set()
    for row in rows.iterator():
        if row.pk not in seen:  # equal paragraphs of one text are one string
            seen.add(row.pk)
            yield row
