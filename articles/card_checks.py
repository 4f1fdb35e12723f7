"""What a care card of a guide must pass before the guide is published."""

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue, StructValue

from core.urgency import Urgency


def card_errors(body: StreamValue, language_code: str) -> dict[int, str]:
    """Return what is wrong with the care cards of a guide, by the position of the block."""
    found = {
        position: _error(block.value, language_code)
        for position, block in enumerate(body)
        if block.block_type == "care_card"
    }
    return {position: error for position, error in found.items() if error}


def _error(card: StructValue, language_code: str) -> str:
    if not card.shows_something(language_code):
        return _("Readers would see nothing here. Choose a published red flag, or write the text.")
    if others := card.of_another_urgency():
        signs = "; ".join(f"{flag.sign} ({flag.urgency_label})" for flag in others)
        return _("Move these red flags to a card of their urgency: %(signs)s") % {"signs": signs}
    return ""


def late_cards(body: StreamValue) -> list[int]:
    """Return the positions of the care cards that are more urgent than a card above them."""
    cards = [
        (Urgency(block.value["urgency"]).rank, position)
        for position, block in enumerate(body)
        if block.block_type == "care_card" and block.value["urgency"]
    ]
    return [
        position
        for number, (rank, position) in enumerate(cards)
        if any(rank < above for above, _position in cards[:number])
    ]
