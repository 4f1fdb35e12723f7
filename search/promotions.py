"""Promoted results: pages that editors put above the results of a query.

They are Wagtail's promoted search results, matched by stems: "muguras masaza" finds a
promotion for "muguras masāža". All of them are read at once, from the cache. No row is
written for a visitor's query, unlike Wagtail's ``Query.get()``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from search.analysis import stems

KEY = "search-promotions"
#: Seconds. Limits how old the data can be on a node whose cache is not shared.
TIMEOUT = 300
#: Most promotions shown: more would push the results down.
MOST = 3


@dataclass(frozen=True)
class Promotion:
    """A promotion as cached: its query, and its page or link."""

    words: str
    page_id: int | None
    url: str
    title: str
    description: str


@dataclass(frozen=True)
class Promoted:
    """A promoted result. ``page`` is ``None`` if it links to another site."""

    title: str
    url: str
    description: str
    page: Page | None = None


def promoted(query: str, language: str) -> list[Promoted]:
    """Return the promotions for these words, in the editors' order; only pages in this language."""
    wanted = frozenset(stems(query, language))
    if not wanted:
        return []
    rows = [row for row in _rows() if frozenset(stems(row.words, language)) == wanted]
    pages = _pages(rows, language)
    found = [_shown(row, pages.get(row.page_id)) for row in rows]
    return [item for item in found if item and item.url][:MOST]


def _rows() -> list[Promotion]:
    return cache.get_or_set(KEY, _read, TIMEOUT) or []


def _read() -> list[Promotion]:
    rows = SearchPromotion.objects.select_related("query").order_by("query", "sort_order", "pk")
    return [
        Promotion(
            row.query.query_string,
            row.page_id,
            row.external_link_url,
            row.external_link_text or "",
            row.description,
        )
        for row in rows
    ]


def _pages(rows: Iterable[Promotion], language: str) -> dict[int | None, Page]:
    pks = [row.page_id for row in rows if row.page_id]
    if not pks:
        return {}
    own = Page.objects.live().public().filter(locale__language_code=language)
    return {page.pk: page for page in own.filter(pk__in=pks, alias_of__isnull=True)}


def _shown(row: Promotion, page: Page | None) -> Promoted | None:
    if row.page_id is None:
        return Promoted(row.title, row.url, row.description)
    if page is None:
        return None
    description = row.description or page.search_description
    return Promoted(page.title, page.get_url() or "", description, page)


@receiver([post_save, post_delete], sender=SearchPromotion)
@receiver([post_save, post_delete], sender=Query)
def forget(**_kwargs: object) -> None:
    """Clear the cached promotions after the change is committed."""
    transaction.on_commit(lambda: cache.delete(KEY))
