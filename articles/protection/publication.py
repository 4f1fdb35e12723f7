"""Refuses to publish a guide whose contraindications block shows nothing, also by code, schedule and workflow.

The page editor refuses first, at the block (`articles.forms`).
"""

from django.db.models import Model

from articles.forms import EMPTY_WARNING, empty_warnings
from articles.models import ArticlePage
from translations.publishing.publication.refusals import PublicationRefusedError


class EmptyWarningError(PublicationRefusedError):
    """A guide was not published, because its contraindications block would show nothing."""

    def __init__(self, guide: ArticlePage) -> None:
        self.guide = guide
        super().__init__(f"“{guide.title}” (page {guide.pk}): {EMPTY_WARNING}")


def check_guide(instance: Model) -> None:
    """Receive the hook before every publication."""
    if isinstance(instance, ArticlePage) and empty_warnings(
        instance.body, instance.locale.language_code
    ):
        raise EmptyWarningError(instance)
