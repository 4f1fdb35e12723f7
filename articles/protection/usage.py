"""Which live guides an entry about safety would leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model
from django.utils.translation import ngettext
from wagtail.models import Page, TranslatableMixin

from articles.models import ArticlePage
from articles.protection.guides import live_guides, naming
from core.lookups.references import source_language


@dataclass(frozen=True)
class Usage:
    """The live guides that show an entry; false if there are none."""

    entry: TranslatableMixin
    #: In all languages concerned, by title.
    pages: list[ArticlePage]

    @property
    def title(self) -> str:
        return entry_title(self.entry)

    @property
    def is_of_original(self) -> bool:
        """Whether the entry is in the source language: the row that the guides of all languages store."""
        return self.entry.locale.language_code == source_language()

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


def entry_title(entry: Model) -> str:
    return entry.get_admin_display_title() if isinstance(entry, Page) else str(entry)


def usage_of(entry: TranslatableMixin) -> Usage:
    """Return the live guides that would lose a warning if this row of the entry left the library."""
    return usages([entry])[0]


def usages(entries: Iterable[TranslatableMixin], leaving_with: Page | None = None) -> list[Usage]:
    """Return the usage of each entry, in five queries at most for each model. Guides below ``leaving_with`` do not count."""
    entries = list(entries)
    if not entries:
        return []
    models = {type(entry) for entry in entries}
    families = {model: _families(model, entries) for model in models}
    guides = live_guides()
    if leaving_with is not None:
        guides = guides.not_descendant_of(leaving_with, inclusive=True)
    guides = list(guides)
    named = {model: _named(model, guides) for model in models}
    found = []
    for entry in entries:
        family = families[type(entry)][entry.translation_key]
        losing = [g for g, keys in named[type(entry)] if _loses(g, keys, entry, family)]
        found.append(Usage(entry, losing))
    return found


def _named(
    model: type[TranslatableMixin], guides: list[ArticlePage]
) -> list[tuple[ArticlePage, set[int]]]:
    named = naming(model)
    return [(guide, named(guide)) for guide in guides]


def _families(
    model: type[TranslatableMixin], entries: list[TranslatableMixin]
) -> dict[UUID, _Family]:
    keys = {entry.translation_key for entry in entries if type(entry) is model}
    rows = model.objects.filter(translation_key__in=keys)
    rows = rows.values_list("translation_key", "pk", "live")
    found: dict[UUID, list[tuple[int, bool]]] = defaultdict(list)
    for family, pk, live in rows:
        found[family].append((pk, live))
    return {
        family: _Family(frozenset(pk for pk, _live in those), any(live for _pk, live in those))
        for family, those in found.items()
    }


def _loses(guide: ArticlePage, named: set[int], entry: TranslatableMixin, family: _Family) -> bool:
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
