"""The filters of the results page, as plain links."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from search.asked import Asked
from search.findings import FacetCount
from search.kinds import many
from search.models import Facet

HEADINGS = {
    "topic": _("Topic"),
    "technique": _("Technique"),
    "avoid": _("Wait, or ask a doctor first, if you have"),
}
#: Longest list of choices.
LONGEST = 10


@dataclass(frozen=True)
class FacetLink:
    """A link that adds or changes one filter; of an active one, a link that removes it."""

    label: str
    url: str
    count: int = 0
    is_current: bool = False
    heading: str = ""


def kinds(asked: Asked, facets: Mapping[str, Sequence[FacetCount]], total: int) -> list[FacetLink]:
    """Return the kinds of results as tabs, "all" first; empty when there is only one kind."""
    counted = facets.get("kind", ())
    if len(counted) < 2 or asked.filters.kind:
        return []
    everything = FacetLink(str(_("All results")), asked.address, total, is_current=True)
    return [everything, *(_choice(asked, "kind", row, many(row.key)) for row in counted)]


def narrowings(
    asked: Asked, facets: Mapping[str, Sequence[FacetCount]]
) -> list[tuple[str, list[FacetLink]]]:
    """Return the lists of filters with their headings, without those already in use."""
    chosen = asdict(asked.filters)
    return [
        (str(heading), [_choice(asked, kind, row, row.label) for row in facets[kind][:LONGEST]])
        for kind, heading in HEADINGS.items()
        if not chosen[kind] and facets.get(kind)
    ]


def chosen(
    asked: Asked, facets: Mapping[str, Sequence[FacetCount]], language: str
) -> list[FacetLink]:
    """Return the active filters, each with the address that removes it."""
    return [
        FacetLink(
            _label(kind, key, facets, language),
            asked.with_filter(kind, "").address,
            heading=str(HEADINGS.get(kind, "")),
        )
        for kind, key in asdict(asked.filters).items()
        if key
    ]


def _choice(asked: Asked, kind: str, row: FacetCount, label: str) -> FacetLink:
    return FacetLink(label, asked.with_filter(kind, row.key).address, row.count)


def _label(kind: str, key: str, facets: Mapping[str, Sequence[FacetCount]], language: str) -> str:
    """Return the name of an active filter, also if no result has its facet."""
    if kind == "kind":
        return many(key)
    if known := [row.label for row in facets.get(kind, ()) if row.key == key]:
        return known[0]
    named = Facet.objects.filter(kind=kind, key=key, document__language=language)
    return named.values_list("label", flat=True).first() or key
