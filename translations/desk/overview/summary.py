"""One summary per language, for people who manage all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Locale

from translations.desk.overview.filters import SAFETY, MatrixFilters, is_in_state
from translations.tracking.kept_cells import kept_cells
from translations.tracking.shown_cells import ICONS
from translations.tracking.state import State

#: States shown with a number; live and current translations need none.
TOLD = (State.MIXED, State.STALE, State.READY, State.DRAFT, State.MISSING)
#: States in which visitors read it.
LIVE = {State.LIVE, State.STALE, State.MIXED}


@dataclass(frozen=True)
class Figure:
    state: str
    icon: str
    label: str
    number: int
    url: str


@dataclass(frozen=True)
class Summary:
    locale: Locale
    total: int
    live: int
    #: Pages whose warnings could mislead visitors.
    warnings: Figure | None
    figures: list[Figure]

    @property
    def language(self) -> str:
        return self.locale.get_display_name()


def summaries(locales: Iterable[Locale]) -> list[Summary]:
    locales = list(locales)
    every = kept_cells([locale.pk for locale in locales])
    found = []
    for locale in locales:
        here = [cell for cell in every if cell.locale_id == locale.pk]
        numbers = {state: sum(is_in_state(cell, state) for cell in here) for state in State}
        unsafe = sum(cell.needs_safety for cell in here)
        figures = [
            Figure(state, ICONS[state], str(state.label), numbers[state], _url(locale, state))
            for state in TOLD
            if numbers[state]
        ]
        warnings = Figure(SAFETY, "warning", "", unsafe, _url(locale, SAFETY)) if unsafe else None
        live = sum(cell.state in LIVE for cell in here)
        found.append(Summary(locale, len(here), live, warnings, figures))
    return found


def _url(locale: Locale, state: str) -> str:
    address = MatrixFilters(state=str(state), language=locale.language_code).address()
    return reverse("translation_overview:matrix") + address
