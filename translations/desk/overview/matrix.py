"""Every page and entry in every language."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Locale

from translations.access.scope import Scope
from translations.desk.overview.filters import (
    SAFETY,
    MatrixFilters,
    is_in_state,
    title_matches,
)
from translations.desk.overview.links import cell_url, edit_url
from translations.tracking.kept_cells import Kept, few, kept_cells, kept_titles
from translations.tracking.shown_cells import ICONS, OFFLINE, OFFLINE_ICON, ShownCell, offline_label
from translations.tracking.state import Original, State, cells, inventory

ICONS_BESIDE = {SAFETY: "warning", OFFLINE: OFFLINE_ICON}
#: Deepest indentation of page titles.
DEEPEST = 4


@dataclass(frozen=True)
class StateCount:
    """The number of cells in a state, with the address that shows them."""

    label: str
    icon: str
    state: str
    number: int
    address: str
    is_current: bool


@dataclass(frozen=True)
class LanguageTotals:
    locale: Locale
    name: str
    choices: list[StateCount]


@dataclass(frozen=True)
class MatrixRow:
    original: Original
    cells: list[ShownCell]
    edit_url: str

    @property
    def is_sendable(self) -> bool:
        """Whether there is a language into which it could be sent."""
        return any(shown.cell.is_sendable for shown in self.cells)

    @property
    def indent(self) -> int:
        return min(max(self.original.depth - 2, 0), DEEPEST)


class Matrix:
    """The filtered part of the matrix, as one user may see it.

    Counted and filtered by the kept cells; the rows that are shown are computed.
    """

    def __init__(self, filters: MatrixFilters, locales: list[Locale], scope: Scope) -> None:
        self.filters, self.locales, self.scope = filters, locales, scope
        self.kept: dict[UUID, list[Kept]] = defaultdict(list)
        for cell in kept_cells([locale.pk for locale in locales]):
            self.kept[cell.key].append(cell)

    @cached_property
    def candidates(self) -> list[UUID]:
        """The translation keys of the originals that match type and text, in any state."""
        wanted = self.filters
        titles = kept_titles() if wanted.text else {}
        return [
            key
            for key, [first, *_others] in self.kept.items()
            if (not wanted.type or first.type == wanted.type)
            and (not wanted.text or title_matches(titles.get(key, ""), wanted.text))
        ]

    @cached_property
    def keys(self) -> list[UUID]:
        if not self.filters.state:
            return self.candidates
        return [
            key
            for key in self.candidates
            if any(is_in_state(cell, self.filters.state) for cell in self._in_language(key))
        ]

    def originals(self, keys: Sequence[UUID]) -> list[Original]:
        found = inventory(few(keys)).originals
        return [found[key] for key in keys if key in found]

    def rows(self, keys: Sequence[UUID]) -> Iterator[MatrixRow]:
        found = inventory(few(keys))
        every = cells(few(keys), [locale.pk for locale in self.locales], found=found)
        for original in (found.originals[key] for key in keys if key in found.originals):
            shown = [
                ShownCell(cell, locale, cell_url(original, cell, self.scope))
                for locale in self.locales
                for cell in [every[original.key, locale.pk]]
            ]
            own = edit_url(original.model, original.pk) if self.scope is None else ""
            yield MatrixRow(original, shown, own)

    def totals(self) -> list[LanguageTotals]:
        """Return the number of cells per state and language, each with its link."""
        found = []
        for locale in self.locales:
            here = [
                cell
                for key in self.candidates
                for cell in self.kept[key]
                if cell.locale_id == locale.pk
            ]
            numbers = Counter[str](cell.state for cell in here)
            numbers[SAFETY] = sum(cell.needs_safety for cell in here)
            choices = [self._choice(locale, state, str(state.label), numbers) for state in State]
            if numbers[OFFLINE]:
                choices.append(self._choice(locale, OFFLINE, offline_label(), numbers))
            if numbers[SAFETY]:
                choices.append(self._choice(locale, SAFETY, _("Warnings not current"), numbers))
            found.append(LanguageTotals(locale, locale.get_display_name(), choices))
        return found

    def types(self) -> list[tuple[str, str]]:
        """The types that occur, in the order of the matrix."""
        labels = dict.fromkeys(row[0].type for row in self.kept.values())
        return [(label, str(apps.get_model(label)._meta.verbose_name)) for label in labels]

    def _choice(self, locale: Locale, state: str, label: str, numbers: Counter[str]) -> StateCount:
        code = locale.language_code
        current = (self.filters.state, self.filters.language) == (state, code)
        changes: dict[str, str] = {"state": state, "language": code}
        address = self.filters.address(**({"state": "", "language": ""} if current else changes))
        icon = ICONS_BESIDE.get(state) or ICONS[State(state)]
        return StateCount(label, icon, str(state), numbers[state], address, current)

    def _in_language(self, key: UUID) -> list[Kept]:
        asked = {
            locale.pk
            for locale in self.locales
            if self.filters.language in {"", locale.language_code}
        }
        return [cell for cell in self.kept[key] if cell.locale_id in asked]
