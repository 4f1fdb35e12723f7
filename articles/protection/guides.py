"""The contraindications that guides name, read from the stored streams.

Not from Wagtail's reference index: a task writes it after the page, and it also holds
the choices of other blocks and of drafts.
"""

from collections.abc import Iterator

from wagtail.models import PageQuerySet

from articles.models import ArticlePage

BLOCK = "contraindications"


def live_guides() -> PageQuerySet:
    """Return the live guides of all languages with what this package reads of them."""
    guides = ArticlePage.objects.live().select_related("locale").order_by("title", "locale_id")
    return guides.only("title", "draft_title", "path", "depth", "translation_key", "body", "locale")


def named_entries(guide: ArticlePage) -> set[int]:
    """Return the keys of the entries that a guide's contraindications blocks name."""
    return set(_named(guide))


def _named(guide: ArticlePage) -> Iterator[int]:
    for row in guide.body.raw_data:
        if row["type"] == BLOCK:
            for item in row["value"].get("items") or []:
                if (key := item["value"].get("entry")) is not None:
                    yield key
