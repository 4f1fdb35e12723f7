from django.db import models
from wagtail.models import Page


class Document(models.Model):
    """A search result in one language: a live public page, or an entry without a page."""

    #: ``wagtailcore.page:12`` or ``articles.technique:3``.
    subject = models.CharField(max_length=120, unique=True)
    # No database constraint: the index is updated after a change of a page is committed.
    page = models.ForeignKey(
        Page,
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    #: The stable key of an entry; empty for pages.
    key = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    title = models.TextField()
    text = models.TextField(blank=True)
    #: The distinct folded words, separated by spaces: subtracted from the counts when they change.
    words = models.TextField(blank=True)
    #: Digest of everything the document is computed from: if it is equal, nothing is written.
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["language", "kind"])]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Facet(models.Model):
    """A filter value of a document, with its label in the document's language."""

    document = models.ForeignKey(
        Document, on_delete=models.DO_NOTHING, db_constraint=False, related_name="facets"
    )
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=100)
    label = models.TextField()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["kind", "key"])]

    def __str__(self) -> str:
        return f"{self.kind}={self.key}"
