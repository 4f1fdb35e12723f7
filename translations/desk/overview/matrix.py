"""Every page and entry in every language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from wagtail.models import Locale

from translations.access.scope import Scope
from translations.desk.overview.filters import (
    SAFETY,
    MatrixFilters,
    is_in_state,
    title_matches,
    type_key,
)
from translations.desk.overview.links import cell_url, edit_url
from translations.tracking.shown_cells import ICONS, OFFLINE, OFFLINE_ICON, ShownCell, offline_label
from translations.tracking.state import Cell, Original, State, cells, inventory

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
    """The filtered part of the matrix, as one user may see it."""

    def __init__(self, filters: MatrixFilters, locales: list[Locale], scope: Scope) -> None:
        self.filters, self.locales, self.scope = filters, locales, scope
        self.found = inventory()
        self.cells = cells(locales=[locale.pk for locale in locales], found=self.found)

    @cached_property
    def candidates(self) -> list[Original]:
        """The originals that match type and text, in any state."""
        wanted = self.filters
        return [
            original
            for original in self.found.originals.values()
            if (not wanted.type or type_key(original.model) == wanted.type)
            and (not wanted.text or title_matches(original, self._titles(original), wanted.text))
        ]

    @cached_property
    def originals(self) -> list[Original]:
        if not self.filters.state:
            return self.candidates
        return [
            original
            for original in self.candidates
            if any(
                is_in_state(cell, self.filters.state) for cell in self._cells_in_language(original)
            )
        ]

    def rows(self, originals: list[Original]) -> Iterator[MatrixRow]:
        for original in originals:
            shown = [
                ShownCell(cell, locale, cell_url(original, cell, self.scope))
                for locale in self.locales
                for cell in [self.cells[original.key, locale.pk]]
            ]
            own = edit_url(original.model, original.pk) if self.scope is None else ""
            yield MatrixRow(original, shown, own)

    def totals(self) -> list[LanguageTotals]:
        """Return the number of cells per state and language, each with its link."""
        found = []
        for locale in self.locales:
            here = [self.cells[original.key, locale.pk] for original in self.candidates]
            numbers = Counter[str](OFFLINE if cell.rests else cell.state for cell in here)
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
        models = dict.fromkeys(original.model for original in self.found.originals.values())
        return [(type_key(model), str(model._meta.verbose_name)) for model in models]

    def _choice(self, locale: Locale, state: str, label: str, numbers: Counter[str]) -> StateCount:
        code = locale.language_code
        current = (self.filters.state, self.filters.language) == (state, code)
        changes: dict[str, str] = {"state": state, "language": code}
        address = self.filters.address(**({"state": "", "language": ""} if current else changes))
        icon = ICONS_BESIDE.get(state) or ICONS[State(state)]
        return StateCount(label, icon, str(state), numbers[state], address, current)

    def _cells_in_language(self, original: Original) -> list[Cell]:
        return [
            self.cells[original.key, locale.pk]
            for locale in self.locales
            if self.filters.language in {"", locale.language_code}
        ]

    def _titles(self, original: Original) -> list[str]:
        targets = (self.found.targets.get((original.key, locale.pk)) for locale in self.locales)
        return [target.title for target in targets if target]
