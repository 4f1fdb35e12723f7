"""Groups the findings of a language by page and entry, in a constant number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Model
from django.utils.text import capfirst
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from translations.desk.doubts.checking import checked
from translations.language.quality import ERROR, Finding
from translations.language.quality.report import model_of
from translations.language.safety import safety_paths
from translations.language.wording import readable
from translations.tracking.places import place_in_words

#: Codes of findings that change the meaning.
GRAVE = {"number", "weaker"}


@dataclass(frozen=True)
class Doubt:
    finding: Finding
    row: StringTranslation
    is_safety: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Sort key: safety first, then errors, then what changes the meaning."""
        return (not self.is_safety, not self.is_error, self.finding.code not in GRAVE)

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
    """A page or entry with doubts, the worst first, else in document order."""

    translation: Translation
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.translation.source.object_repr

    @cached_property
    def model(self) -> type[Model]:
        return model_of(self.translation.source)

    @property
    def type_name(self) -> str:
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def placed(self) -> Iterator[tuple[str, Doubt]]:
        """Yield each doubt with the place of its string, named as in the editor."""
        for doubt in self.doubts:
            yield place_in_words(self.model, doubt.row.context.field_path), doubt

    @property
    def rank(self) -> tuple[tuple[bool, bool, bool], str, int]:
        """Sort key: the worst doubt, then the title."""
        return (self.doubts[0].rank, self.title.casefold(), self.translation.pk)


def doubtful(locale: Locale) -> list[Doubtful]:
    """Return the pages and entries with doubts, the worst first, then by title."""
    found = checked(locale)
    kept = Translation.objects.filter(target_locale=locale, enabled=True, source__in=found)
    strings = StringTranslation.objects.select_related("context", "translation_of")
    rows = strings.in_bulk([pk for findings in found.values() for pk, _finding in findings])
    some = []
    for one in kept.select_related("source__locale"):
        safe = safety_paths(model_of(one.source))
        pairs = [(finding, rows[pk]) for pk, finding in found[one.source_id] if pk in rows]
        doubts = [Doubt(finding, row, row.context.field_path in safe) for finding, row in pairs]
        some.append(Doubtful(one, sorted(doubts, key=lambda doubt: doubt.rank)))
    return sorted([one for one in some if one.doubts], key=lambda one: one.rank)
