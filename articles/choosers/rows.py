"""What a picker shows of the entries that it offers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import Locale, TranslatableMixin

from core.lookups.references import source_language
from translations.language.managed import is_mirror


@dataclass
class Offer:
    """An entry of the source language that may be chosen."""

    entry: Any
    #: Its live rows in all languages, without mirrors, which show the original's text.
    translations: Sequence[Any]
    zone: str = ""
    languages: Sequence[str] = ()
    missing_in: Sequence[str] = ()
    #: The number of live guides that name it; ``None`` if nobody counts them.
    guides: int | None = None
    #: Ticked when the dialog opens.
    is_suggested: bool = False

    @property
    def names(self) -> str:
        """All names in all languages, for the filter."""
        return " ".join(
            name for row in self.translations for name in getattr(row, "names", [str(row)])
        )

    def describe_languages(self, locales: Iterable[Locale]) -> None:
        known = {row.locale_id for row in self.translations}
        names = [(locale.pk in known, str(locale.get_display_name())) for locale in locales]
        self.languages = [name for is_known, name in names if is_known]
        self.missing_in = [name for is_known, name in names if not is_known]


@dataclass(frozen=True)
class PickerGroup:
    """The entries of one class, by title."""

    label: str
    tone: str
    offers: list[Offer]


def offers(rows: Iterable[TranslatableMixin]) -> list[Offer]:
    """Gather the live rows of a library by entry. What is not live in the source language is not offered."""
    families: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        if not is_mirror(row):
            families[row.translation_key].append(row)
    found = [
        Offer(row, family)
        for family in families.values()
        for row in family
        if row.locale.language_code == source_language()
    ]
    return sorted(found, key=lambda offer: str(offer.entry).casefold())


def grouped_by_class(
    found: Sequence[Offer], field: str, choices: Sequence[tuple[Any, Any]]
) -> list[PickerGroup]:
    """Group by the class of the entries, in the order of the choices; empty groups are left out."""
    groups = [
        PickerGroup(
            str(label),
            _tone(position),
            [offer for offer in found if getattr(offer.entry, field) == value],
        )
        for position, (value, label) in enumerate(choices)
    ]
    return [group for group in groups if group.offers]


def _tone(position: int) -> str:
    """Return the colour of a class; the choices begin with the most serious one."""
    return ("bad", "warn", "wait")[min(position, 2)]
