"""The content checks of the home page. `checks.rules` has those of every page type."""

from collections.abc import Iterator

from checks.findings import Finding, must
from checks.parts import Original
from home.forms import zones_without_red_flags
from home.models import HomePage


def find_zones_without_red_flags(original: Original) -> Iterator[Finding]:
    """The body map leads only to guides that carry the emergency signs of the zone."""
    if not isinstance(original.page, HomePage):
        return
    found = zones_without_red_flags(original.page.body)
    for part in original.parts:
        place = part.place
        if place.field == "body" and len(place.keys) == 1 and place.keys[0] in found:
            for message in found[int(place.keys[0])]:
                yield must(message, place)
