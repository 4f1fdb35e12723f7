"""The results as shown: kind, address, warning, and the reason for the match."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from core.searching.content import SEVERITY, ZONE
from core.searching.content import Facet as ContentFacet
from search.asked import Asked
from search.facets import HEADINGS
from search.findings import Hit, SearchFilters
from search.kinds import one
from search.models import Facet
from search.snippets import Wanted, highlight, snippet

#: A facet with its key and its label.
Cue = Facet | ContentFacet
#: Most conditions listed as reasons for a match.
MOST_LABELS = 3


@dataclass(frozen=True)
class MatchReason:
    """The topic, technique or condition of a guide whose name matched: "Topic: <mark>Neck</mark>"."""

    heading: str
    labels: SafeString


@dataclass
class Result:
    """One result. ``url`` is empty for an entry that is explained in the result itself."""

    kind: str
    title: SafeString
    url: str
    text: SafeString
    page: Page | None = None
    #: Facets of the page, from the index or from the page itself.
    severity: Cue | None = None
    zones: Sequence[Cue] = ()
    reasons: list[MatchReason] = field(default_factory=list)
    lacks_a_word: bool = False
    #: Whether the words are only in its text: a condition that the query does not name.
    is_mention: bool = False

    @property
    def kind_label(self) -> str:
        return one(self.kind)

    @property
    def zone_keys(self) -> list[str]:
        return [zone.key for zone in self.zones]

    @property
    def is_entry(self) -> bool:
        """Whether the result is an entry without a page of its own."""
        return self.page is None


def results(hits: Iterable[Hit], wanted: Wanted, asked: Asked) -> list[Result]:
    """Return the hits as results, in one query."""
    hits = list(hits)
    cues = _cues([hit.document for hit in hits])
    return [_result(hit, wanted, asked, cues[hit.document]) for hit in hits]


def url_of(page: Page | None, kind: str, key: str) -> str:
    """Return the address of a page; of an entry without a page, that of the guides that use it."""
    if page is not None:
        return page.get_url() or ""
    if kind == "technique" and key:
        return f"{reverse('search')}{Asked(filters=SearchFilters(technique=key)).address}"
    return ""


def _result(hit: Hit, wanted: Wanted, asked: Asked, cues: dict[str, list[Facet]]) -> Result:
    url = url_of(hit.page, hit.kind, hit.key)
    is_here = url == f"{reverse('search')}{asked.address}"
    return Result(
        hit.kind,
        highlight(hit.title, wanted),
        "" if is_here else url,
        snippet(hit.text, wanted),
        hit.page,
        next(iter(cues[SEVERITY]), None),
        cues[ZONE],
        _reasons(cues, wanted) if hit.page else [],
        hit.lacks_a_word,
    )


def _reasons(cues: dict[str, list[Facet]], wanted: Wanted) -> list[MatchReason]:
    found = []
    for kind, heading in HEADINGS.items():
        named = [cue.label for cue in cues[kind] if wanted.find(cue.label)][:MOST_LABELS]
        if named:
            labels = format_html_join(", ", "{}", ((highlight(name, wanted),) for name in named))
            found.append(MatchReason(str(heading), labels))
    return found


def _cues(documents: Sequence[int]) -> dict[int, dict[str, list[Facet]]]:
    found: dict[int, dict[str, list[Facet]]] = defaultdict(lambda: defaultdict(list))
    for cue in Facet.objects.filter(document__in=documents).order_by("pk"):
        found[cue.document_id][cue.kind].append(cue)
    return found
