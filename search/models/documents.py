from django.db import models
from wagtail.models import Page


class Document(models.Model):
    """Something a visitor can find, in one language: a live public page, or an entry without a page."""

    #: ``wagtailcore.page:12`` or ``articles.technique:3``.
    subject = models.CharField(max_length=120, unique=True)
    # Not for the database to guard: the index follows the pages, after each change has been committed.
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
    #: The distinct words, folded, with spaces between: what to subtract when they change.
    words = models.TextField(blank=True)
    #: Of everything it was made from: the same digest means that nothing has to be done.
    digest = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["language", "kind"])]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Facet(models.Model):
    """What a document can be narrowed by, with the words of its language."""

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
