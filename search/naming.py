"""Conditions that a query names, as the results page shows them: above everything else.

They are asked of the library itself, not of the index: the library's own filter and the
search give one answer, also in the moment before a change is indexed.
"""

from dataclasses import replace

from django.utils.translation import override

from core.models import BasePage
from core.searching.content import SEVERITY, ZONE
from core.searching.naming import named_pages
from search.asked import Asked
from search.kinds import many, one
from search.matching import matcher
from search.results import Result
from search.snippets import Wanted, highlight

#: The kind of the results that limit massage.
CONDITION = "contraindication"


def named(asked: Asked, language: str, wanted: Wanted) -> list[Result]:
    """Return the pages that the query names."""
    return [_result(page, wanted) for page in named_pages(asked.query, language)]


def mentions_marked(
    shown: list[Result], named: set[int], asked: Asked, language: str
) -> list[Result]:
    """Mark the conditions that only mention the words: readers must not take one for theirs.

    A search without words, or for the kind itself ("contraindications"), mentions nothing.
    """
    typed = matcher(asked.query, language)
    if not typed or typed.matches(one(CONDITION), many(CONDITION)):
        return shown
    return [replace(item, is_mention=_is_mention(item, named)) for item in shown]


def _is_mention(item: Result, named: set[int]) -> bool:
    return item.kind == CONDITION and item.page is not None and item.page.pk not in named


def _result(page: BasePage, wanted: Wanted) -> Result:
    with override(page.locale.language_code):
        facets = list(page.search_facets())
    return Result(
        page.search_kind,
        highlight(page.search_title(), wanted),
        page.get_url() or "",
        highlight(page.search_description, wanted),
        page,
        next((facet for facet in facets if facet.kind == SEVERITY), None),
        [facet for facet in facets if facet.kind == ZONE],
    )
