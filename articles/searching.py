"""The search facets of a guide: its techniques, the contraindications it lists, its body zones."""

from collections.abc import Iterable, Iterator

from wagtail import blocks
from wagtail.models import Page

from core.lookups.references import in_language, lookup
from core.lookups.scan import references
from core.searching.content import ZONE, Facet, SearchableMixin
from core.zones import Zone

AVOID = "avoid"


def facets_of(stream: blocks.StreamValue) -> Iterator[Facet]:
    """Yield a facet for each technique and each contraindication that a stream names, in the active language."""
    for model, pks in references(stream).items():
        # Page links in the text lead to pages of any type, and do not describe this guide.
        if model is not Page and issubclass(model, SearchableMixin):
            for row in lookup(model, sorted(pks)).values():
                yield from _facet(in_language(row))


def zone_facets(zones: Iterable[str]) -> list[Facet]:
    """Return one facet for each distinct body zone."""
    known = [zone for zone in dict.fromkeys(zones) if zone in Zone.values]
    return [Facet(ZONE, zone, str(Zone(zone).label)) for zone in known]


def _facet(entry: SearchableMixin | None) -> Iterator[Facet]:
    if entry and (named_by := entry.search_named_by()):
        kind, key = named_by
        yield Facet(kind, key, entry.search_title())
