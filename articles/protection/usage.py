"""Which live guides an entry of the contraindication library would leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import ngettext
from wagtail.models import Page

from articles.models import ArticlePage, ContraindicationPage
from articles.protection.guides import live_guides, named_entries
from core.lookups.references import source_language


@dataclass(frozen=True)
class Usage:
    """The live guides that show an entry; false if there are none."""

    entry: ContraindicationPage
    #: In all languages concerned, by title.
    pages: list[ArticlePage]

    def __bool__(self) -> bool:
        return bool(self.pages)

    @property
    def guides(self) -> list[list[ArticlePage]]:
        """The pages of each guide together, the source language first."""
        found: dict[UUID, list[ArticlePage]] = defaultdict(list)
        for page in self.pages:
            found[page.translation_key].append(page)
        return [sorted(pages, key=_source_first) for pages in found.values()]

    def __str__(self) -> str:
        """For example “3 guides × 3 languages”; “3 guides (8 pages)” if one is not in all of them."""
        guides, pages = len(self.guides), len(self.pages)
        languages = len({page.locale_id for page in self.pages})
        said = ngettext("%(count)s guide", "%(count)s guides", guides) % {"count": guides}
        if pages == guides * languages:
            many = ngettext("%(count)s language", "%(count)s languages", languages)
            return f"{said} × {many % {'count': languages}}"
        many = ngettext("%(count)s page", "%(count)s pages", pages)
        return f"{said} ({many % {'count': pages}})"


@dataclass(frozen=True)
class _Family:
    keys: frozenset[int]
    is_live: bool


def usage_of(entry: ContraindicationPage) -> Usage:
    """Return the live guides that would lose a warning if this row of the entry left the library."""
    return usages([entry])[0]


def usages(
    entries: Iterable[ContraindicationPage], leaving_with: Page | None = None
) -> list[Usage]:
    """Return the usage of each entry, in three queries at most. Guides below ``leaving_with`` do not count."""
    entries = list(entries)
    if not entries:
        return []
    families = _families(entries)
    guides = live_guides()
    if leaving_with is not None:
        guides = guides.not_descendant_of(leaving_with, inclusive=True)
    named = [(guide, named_entries(guide)) for guide in guides]
    return [
        Usage(
            entry,
            [g for g, keys in named if _loses(g, keys, entry, families[entry.translation_key])],
        )
        for entry in entries
    ]


def _families(entries: list[ContraindicationPage]) -> dict[UUID, _Family]:
    rows = ContraindicationPage.objects.filter(
        translation_key__in={entry.translation_key for entry in entries}
    ).values_list("translation_key", "pk", "live")
    found: dict[UUID, list[tuple[int, bool]]] = defaultdict(list)
    for family, pk, live in rows:
        found[family].append((pk, live))
    return {
        family: _Family(frozenset(pk for pk, _live in those), any(live for _pk, live in those))
        for family, those in found.items()
    }


def _loses(
    guide: ArticlePage, named: set[int], entry: ContraindicationPage, family: _Family
) -> bool:
    """Whether a guide names the entry and shows this row of it.

    The row of the source language is shown, or leads to the row that is shown, in every
    language; a translation is shown in its own.
    """
    if not named & family.keys or not family.is_live:
        return False
    if entry.pk in named:
        return True
    everywhere = entry.locale.language_code == source_language()
    return entry.live and (everywhere or entry.locale_id == guide.locale_id)


def _source_first(page: ArticlePage) -> tuple[bool, str]:
    code = page.locale.language_code
    return code != source_language(), code
