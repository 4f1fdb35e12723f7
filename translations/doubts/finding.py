"""All doubts of one language, in a constant number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.text import capfirst
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from translations.glossary import Agreed, glossary
from translations.models import Term
from translations.quality import ERROR, Finding
from translations.quality.report import findings_of, site_vocabulary
from translations.wording import readable
from translations.work.places import place_in_words


@dataclass(frozen=True)
class Doubt:
    finding: Finding
    row: StringTranslation

    @property
    def is_error(self) -> bool:
        return self.finding.severity == ERROR

    @property
    def source(self) -> str:
        return readable(self.row.translation_of.data)

    @property
    def target(self) -> str:
        return readable(self.row.data)


@dataclass
class Doubtful:
    """A page or entry with doubts, in document order."""

    translation: Translation
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.translation.source.object_repr

    @cached_property
    def model(self) -> Any:
        type_id = self.translation.source.specific_content_type_id
        return ContentType.objects.get_for_id(type_id).model_class()

    @property
    def type_name(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def placed(self) -> Iterator[tuple[str, Doubt]]:
        """Each doubt with the place where its string stands, in the words of the editor."""
        for doubt in self.doubts:
            yield place_in_words(self.model, doubt.row.context.field_path), doubt

    @property
    def errors(self) -> int:
        return sum(doubt.is_error for doubt in self.doubts)


def doubtful(locale: Locale) -> list[Doubtful]:
    """Return what is doubtful in a language: what is refused first, then by title."""
    kept = Translation.objects.filter(target_locale=locale, enabled=True)
    found = {
        row.source_id: Doubtful(row)
        for row in kept.select_related("source__locale", "source__specific_content_type")
    }
    for one in found.values():
        # The same object for all: the checks ask for its code.
        one.translation.target_locale = locale
    known, terms = site_vocabulary(locale.pk), Terms(locale)
    for row in _rows(locale):
        if one := found.get(row.source_id):
            findings = findings_of(row, one.translation, terms.of(one), known)
            one.doubts += [Doubt(finding, row) for finding in findings]
    some = [one for one in found.values() if one.doubts]
    return sorted(some, key=lambda one: (-one.errors, one.title.casefold(), one.translation.pk))


class Terms:
    """The glossaries of a language, each fetched once."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.fetched: dict[int, list[Agreed]] = {}

    def of(self, one: Doubtful) -> list[Agreed]:
        if one.model is Term:  # by itself it is not measured
            return []
        source = one.translation.source.locale
        if source.pk not in self.fetched:
            self.fetched[source.pk] = glossary(source, self.locale)
        return self.fetched[source.pk]


def _rows(locale: Locale) -> Iterator[Any]:
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
