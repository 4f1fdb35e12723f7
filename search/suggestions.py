"""Suggestions while typing: answer cards and conditions that are named, then pages and entries by their names."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.searching.content import SEVERITY
from core.searching.naming import named_pages
from search.answers import Card, cards
from search.cascade import Cascade
from search.findings import SearchFilters
from search.indexing.describing import beginning_term
from search.kinds import one
from search.models import Document, Facet
from search.postings import match
from search.query import Question
from search.results import url_of

LIMIT = 8


@dataclass(frozen=True)
class Suggestion:
    """A title with its address, and what it is: the kind, with the severity of a condition."""

    title: str
    url: str
    kind: str


def suggest(query: str, language: str, limit: int = LIMIT) -> list[Suggestion]:
    """Return what the query names, then what has words in its names that begin with the typed ones, best first."""
    named = [_named(page) for page in named_pages(query, language)]
    asked = [_card(card, query) for card in cards(query, language)]
    found: dict[tuple[str, str], Suggestion] = {}
    for shown in [*asked, *named, *_by_name(query, language, limit)]:
        found.setdefault((shown.title, shown.url), shown)  # its severity in the index may be older
    return [shown for shown in found.values() if shown.url][:limit]


def _card(card: Card, query: str) -> Suggestion:
    kind = _("Emergency") if card.answer.is_urgent else _("Answer")
    return Suggestion(card.answer.name, f"{reverse('search')}?{urlencode({'q': query})}", kind)


def _named(page: Page) -> Suggestion:
    severity = (facet.label for facet in page.search_facets() if facet.kind == SEVERITY)
    kind = _kind(page.search_kind, next(severity, ""))
    return Suggestion(page.search_title(), page.get_url() or "", kind)


def _by_name(query: str, language: str, limit: int) -> list[Suggestion]:
    """Try the query as typed, then what was probably meant."""
    typed = Cascade(query, language, SearchFilters())
    found = _beginning_so(typed, typed.question, limit)
    if not found and typed.question.words:
        readings = (reading.asked for reading in typed.readings if reading.is_whole)
        found = next(filter(None, (_beginning_so(typed, one, limit) for one in readings)), [])
    return _suggestions(found)


def _beginning_so(typed: Cascade, asked: Question, limit: int) -> list[int]:
    """Return the documents that have words in their names that begin so; a word may be finished, in another form."""
    if not asked.words:
        return []
    forms = [(beginning_term(word.folded), beginning_term(word.stem)) for word in asked.words]
    typed.terms.fetch(text for pair in forms for text in pair)
    last = forms[-1]
    known = [*forms[:-1], last[:1] if last[0] in typed.terms else last]
    groups = [typed.terms.group(sorted(set(pair))) for pair in known]
    return [pk for pk, _score in match(groups, typed.state.documents).scored[:limit]]


def _suggestions(pks: list[int]) -> list[Suggestion]:
    documents = Document.objects.defer("text", "words").in_bulk(pks)
    pages: dict[int, Page] = (
        Page.objects.live()
        .select_related("locale")
        .in_bulk([row.page_id for row in documents.values() if row.page_id])
    )
    severity = dict(
        Facet.objects.filter(document__in=pks, kind=SEVERITY).values_list("document", "label")
    )
    rows = (documents[pk] for pk in pks if pk in documents)
    return [
        Suggestion(
            row.title,
            url_of(pages.get(row.page_id or 0), row.kind, row.key),
            _kind(row.kind, severity.get(row.pk, "")),
        )
        for row in rows
        if row.page_id is None or row.page_id in pages
    ]


def _kind(kind: str, severity: str) -> str:
    return f"{one(kind)} · {severity}" if severity else one(kind)
