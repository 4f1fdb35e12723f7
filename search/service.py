"""The search for visitors: one function, with the same results on every database."""

from collections import defaultdict

from django.conf import settings
from django.db.models import Count, Max
from wagtail.models import Page

from search.analysis import is_surely
from search.cascade import Answer, Cascade
from search.findings import PAGE_SIZE, FacetCount, Findings, Hit, SearchFilters, Step
from search.models import Document, Facet
from search.snippets import Wanted, are_near

__all__ = ["Findings", "Hit", "SearchFilters", "Step", "find"]

#: Steps after which other languages are searched too: the words matched here may be wrong, or too few.
DOUBTFUL = {Step.CORRECTED, Step.ANY, Step.NONE}


def find(
    query: str,
    language: str,
    *,
    filters: SearchFilters = SearchFilters(),  # noqa: B008 - frozen
    page: int = 1,
    literal: bool = False,
) -> Findings:
    """Search the pages and entries that visitors may read in a language. Never fails, and takes bounded time.

    The number of queries depends on the step that answers, not on the size of the index
    or the number of results. ``literal`` searches for the words as typed, without
    corrections.
    """
    cascade = Cascade(query, language, filters)
    answer = cascade.answer(literal=literal)
    scored = answer.matches.scored
    num_pages = -(-len(scored) // PAGE_SIZE)
    page = min(max(page, 1), max(num_pages, 1))
    hits = _hits(scored[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], answer.lacking)
    if answer.step == Step.ALL and num_pages == 1 and _is_chance(cascade, hits):
        answer = Answer(Step.NONE)
    others = elsewhere(query, language) if answer.step in DOUBTFUL else {}
    if answer.step == Step.CORRECTED and any(is_surely(query, code) for code in others):
        # Another language's words are no slips of this one's.
        answer = Answer(Step.NONE)
    return Findings(
        query=cascade.question.text,
        step=answer.step,
        corrected=answer.corrected,
        stems=frozenset(answer.stems),
        offered=cascade.offered if answer.step in DOUBTFUL and not literal else "",
        elsewhere=others,
        hits=hits if answer.matches else [],
        total=answer.matches.total,
        total_is_exact=answer.matches.is_exact,
        facets=_facets(answer),
        page=page,
        num_pages=num_pages if answer.matches else 0,
    )


def elsewhere(query: str, language: str) -> dict[str, int]:
    """Return the number of documents in each other language, by that language's analysis and keyboard readings."""
    found = {}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code != language:
            asked = Cascade(query, code, SearchFilters())
            answer = asked.as_typed()
            if not answer and is_surely(query, code):
                answer = asked.corrected()
            if answer:
                found[code] = answer.matches.total
    return found


def _is_chance(cascade: Cascade, hits: list[Hit]) -> bool:
    """Return whether words of no title or name are far from each other in every text: the hair and the colour of something."""
    stems = cascade.question.stems
    if len(stems) < 2 or cascade.is_about_a_name:
        return False
    wanted = Wanted(cascade.language, stems)
    whole = (hit for hit in hits if not hit.lacks_a_word)
    # A text with fewer than two of them in any form was found by a synonym.
    is_said = all(len({word.stem for word in wanted.find(hit.text)}) > 1 for hit in whole)
    return is_said and not any(are_near(hit.text, wanted) for hit in hits)


def _hits(scored: list[tuple[int, float]], lacking: frozenset[int]) -> list[Hit]:
    documents = Document.objects.in_bulk([document for document, _score in scored])
    pages = _pages([row.page_id for row in documents.values() if row.page_id])
    found = []
    for pk, score in scored:
        row = documents.get(pk)
        # Leaves out a page that has just been unpublished but is still in the index.
        if row and (row.page_id is None or row.page_id in pages):
            page = pages.get(row.page_id) if row.page_id else None
            found.append(
                Hit(pk, page, row.kind, row.title, row.text, score, row.key, pk in lacking)
            )
    return found


def _pages(pks: list[int]) -> dict[int, Page]:
    pages = Page.objects.live().public().filter(pk__in=pks).select_related("locale")
    return {page.pk: page for page in pages}


def _facets(answer: Answer) -> dict[str, list[FacetCount]]:
    whole = (pair for pair in answer.matches.scored if pair[0] not in answer.lacking)
    documents = [document for document, _score in whole]
    rows = (
        Facet.objects.filter(document__in=documents)
        .values("kind", "key")
        .annotate(count=Count("pk"), label=Max("label"))
        .order_by("kind", "-count", "label")
    )
    found: dict[str, list[FacetCount]] = defaultdict(list)
    for row in rows:
        found[row["kind"]].append(FacetCount(row["key"], row["count"], row["label"]))
    return dict(found)
