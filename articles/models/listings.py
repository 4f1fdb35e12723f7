"""In which lists a live guide stands: a row for each, so that a long list is counted and turned over by its index alone."""

from typing import Any
from uuid import UUID

from django.db import models
from wagtail.models import Page

from articles.models.querysets import NEWEST, ArticleQuerySet

#: The order of `articles.models.querysets.NEWEST`.
LISTED = ("-first_published_at", "-guide_id")


class ListedGuide(models.Model):
    """A guide in the list of a subject.

    The subject is a translation key: of the list of guides itself, of a topic, or of a
    condition that the guide warns of or links to.
    """

    #: The list of guides that the guide belongs to.
    index = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", db_index=False)
    subject = models.UUIDField()
    guide = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="listings"
    )
    #: As the guide's own: the order of every list.
    first_published_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(
                models.F("subject"),
                models.F("index"),
                models.F("first_published_at").desc(),
                models.F("guide").desc(),
                name="listed_guides_newest_first",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["guide", "subject", "index"], name="guide_once_in_a_list"
            )
        ]

    def __str__(self) -> str:
        return f"{self.guide_id} in {self.index_id}: {self.subject}"


class Listing:
    """The guides of a subject, newest first, as Django's paginator takes them."""

    def __init__(
        self, subject: UUID, indexes: list[int] | models.QuerySet[Any, Any], guides: ArticleQuerySet
    ) -> None:
        rows = ListedGuide.objects.filter(subject=subject, index__in=indexes)
        self._rows = rows.order_by(*LISTED)
        self._guides = guides

    def count(self) -> int:
        return self._rows.order_by().count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Page]:
        # Their keys first: whole guides are not read to be skipped.
        found = self._guides.filter(pk__in=self._rows.values("guide_id")[part])
        return list(found.order_by(*NEWEST))
