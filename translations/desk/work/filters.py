from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from translations.desk.work.cards import Card

ALL, TODO = "all", "todo"


@dataclass(frozen=True)
class CardFilter:
    name: str
    label: str | Promise
    count: int
    is_current: bool


#: Name, label, and which cards are meant.
FILTERS: list[tuple[str, Promise, Callable[[Card], bool]]] = [
    (TODO, pgettext_lazy("strings", "To do"), lambda card: card.is_open),
    ("changed", pgettext_lazy("strings", "Changed"), lambda card: bool(card.previous)),
    ("warnings", pgettext_lazy("strings", "Doubtful"), lambda card: bool(card.findings)),
    ("machine", pgettext_lazy("strings", "Machine drafts"), lambda card: card.is_machine),
    ("safety", pgettext_lazy("strings", "About safety"), lambda card: card.safety),
    (ALL, pgettext_lazy("strings", "All"), lambda card: True),
]


def card_filters(cards: list[Card], chosen: str) -> tuple[list[CardFilter], list[Card]]:
    """Return the filters with their counts, and the cards of the chosen one (everything if it is unknown)."""
    found = {name: [card for card in cards if wanted(card)] for name, _label, wanted in FILTERS}
    current = chosen if chosen in found else (TODO if found[TODO] else ALL)
    made = [
        CardFilter(name, label, len(found[name]), name == current)
        for name, label, _wanted in FILTERS
    ]
    return made, found[current]
