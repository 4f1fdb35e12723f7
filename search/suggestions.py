"""Suggestions while typing: the conditions that are named, then titles of pages and entries."""

from dataclasses import dataclass

from wagtail.models import Page

from core.searching.naming import named_pages
from search.indexing.describing import beginning_term
from search.models import Document, State
from search.postings import Group, match
from search.query import question
from search.terms import Terms

LIMIT = 8


@dataclass(frozen=True)
class Suggestion:
    """A title. An entry without a page has no ``url``; ``key`` identifies it."""

    title: str
    url: str
    kind: str
    key: str = ""


def suggest(query: str, language: str, limit: int = LIMIT) -> list[Suggestion]:
    """Return the conditions that the query names, then the titles with words that begin with the typed ones, best first."""
    named = [
        Suggestion(page.search_title(), page.get_url() or "", page.search_kind)
        for page in named_pages(query, language)
    ]
    return list(dict.fromkeys([*named, *_by_beginning(query, language, limit)]))[:limit]


def _by_beginning(query: str, language: str, limit: int) -> list[Suggestion]:
    """At most five queries."""
    asked = question(query, language)
    if not asked.words:
        return []
    forms = {word: {beginning_term(word.folded), beginning_term(word.stem)} for word in asked.words}
    last = asked.words[-1]
    forms[last] = {beginning_term(last.folded)}
    terms = Terms(language)
    terms.fetch(text for group in forms.values() for text in group)
    groups: list[Group] = [terms.group(sorted(group)) for group in forms.values()]
    state = State.objects.filter(language=language).first()
    matches = match(groups, state.documents if state else 0)
    return _suggestions([document for document, _score in matches.scored[:limit]])


def _suggestions(pks: list[int]) -> list[Suggestion]:
    documents = Document.objects.defer("text", "words").in_bulk(pks)
    pages: dict[int, Page] = (
        Page.objects.live()
        .select_related("locale")
        .in_bulk([row.page_id for row in documents.values() if row.page_id])
    )
    found = []
    for row in (documents[pk] for pk in pks if pk in documents):
        if row.page_id is None:
            found.append(Suggestion(row.title, "", row.kind, row.key))
        elif row.page_id in pages:
            found.append(Suggestion(row.title, pages[row.page_id].get_url() or "", row.kind))
    return found
