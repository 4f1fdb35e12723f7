"""What the overview of translations reads: the state of each translation, kept current.

Computing them from all strings of the site takes seconds where it is large. Triggers in the
database note what was written (`translations.tracking.marking`); the next reader computes those
again (`translations.tracking.kept_cells`). Both tables can be emptied and made again.
"""

from django.db import models
from wagtail.models import Locale


class ChangedKey(models.Model):
    """The translation key of a page or entry whose kept cells are out of date. A key may have several rows."""

    key = models.UUIDField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)


class Work(models.TextChoices):
    """What a translator has to do, if no publication is scheduled."""

    NONE = ""
    #: Texts to translate or to confirm.
    TEXTS = "texts"
    #: Only to be published.
    PUBLISH = "publish"


class KeptCell(models.Model):
    """By which facts the overview counts, filters and sorts one page or entry in one language."""

    key = models.UUIDField(db_index=True)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    #: As in `Original.order`.
    order = models.TextField()
    #: The model, as "articles.articlepage".
    type = models.CharField(max_length=100)
    #: In every language, one a line.
    titles = models.TextField()
    #: As in `ShownCell.state`.
    state = models.CharField(max_length=10)
    needs_safety = models.BooleanField()
    work = models.CharField(max_length=10, choices=Work, blank=True)
    early = models.BooleanField()
    waiting_since = models.DateTimeField(null=True)
    words_left = models.IntegerField()
    #: Of the page or entry in this language: its content type and key, as its revisions have them.
    target = models.CharField(max_length=280, blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["locale", "key"], name="one_kept_cell_per_locale")
        ]

    def __str__(self) -> str:
        return f"{self.key}, {self.locale_id}: {self.state}"
