"""The doubts of one language by page and entry, in a constant number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.text import capfirst
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from translations.doubts.checking import checked, model_of
from translations.quality import ERROR, Finding
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
        return model_of(self.translation.source)

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
    found = checked(locale)
    kept = Translation.objects.filter(target_locale=locale, enabled=True, source__in=found)
    strings = StringTranslation.objects.select_related("context", "translation_of")
    rows = strings.in_bulk([pk for findings in found.values() for pk, _finding in findings])
    some = []
    for one in kept.select_related("source__locale"):
        pairs = found[one.source_id]
        doubts = [Doubt(finding, rows[pk]) for pk, finding in pairs if pk in rows]
        some.append(Doubtful(one, doubts))
    return sorted(some, key=lambda one: (-one.errors, one.title.casefold(), one.translation.pk))
