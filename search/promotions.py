"""Promoted results: pages that editors put above the results of a query.

They are Wagtail's promoted search results, matched by stems: "muguras masaza" finds a
promotion for "muguras masāža". All of them are read at once, from the cache. No row is
written for a visitor's query, unlike Wagtail's ``Query.get()``.
"""

from dataclasses import dataclass
from typing import Any

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
    kept: list[tuple[Any, ...]] = cache.get_or_set(KEY, _read, TIMEOUT) or []
    rows = [row for words, *row in kept if frozenset(stems(words, language)) == wanted]
    pks = [pk for pk, *_link in rows if pk]
    pages = _pages(pks, language) if pks else {}
    found = (_shown(pages.get(pk), *link) for pk, *link in rows if not pk or pk in pages)
    return [item for item in found if item.url][:MOST]


def _pages(pks: list[int], language: str) -> dict[int, Page]:
    own = Page.objects.live().public().filter(pk__in=pks, alias_of__isnull=True)
    return {page.pk: page for page in own.filter(locale__language_code=language)}


def _read() -> list[tuple[Any, ...]]:
    rows = SearchPromotion.objects.order_by("query", "sort_order", "pk")
    link = ("external_link_url", "external_link_text", "description")
    return list(rows.values_list("query__query_string", "page_id", *link))


def _shown(page: Page | None, url: str, title: str | None, description: str) -> Promoted:
    if page is None:
        return Promoted(title or "", url, description)
    return Promoted(page.title, page.get_url() or "", description or page.search_description, page)


@receiver([post_save, post_delete], sender=SearchPromotion)
@receiver([post_save, post_delete], sender=Query)
def forget(**_kwargs: object) -> None:
    """Clear the cached promotions after the change is committed."""
    transaction.on_commit(lambda: cache.delete(KEY))
