"""The entries that guides choose, read from their stored streams."""

from django.db.models import Model
from wagtail.models import PageQuerySet

from articles.models import ArticlePage, ContraindicationPage
from articles.protection.choices import chosen


def live_guides() -> PageQuerySet:
    """Return the live guides of all languages with what this package reads of them."""
    guides = ArticlePage.objects.live().select_related("locale").order_by("title", "locale_id")
    return guides.only("title", "draft_title", "path", "depth", "translation_key", "body", "locale")


def named_entries(guide: ArticlePage, model: type[Model] = ContraindicationPage) -> set[int]:
    """Return the keys of the entries of this kind that a guide's body names."""
    return set(chosen(guide.body.stream_block, guide.body.raw_data, model))
