from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.alternates import content_languages


class Relation(models.TextChoices):
    """How the words of a group are related."""

    SAME = "same", _("They mean the same: a search for one finds the others")
    ONE_WAY = "one_way", _("A search for any of them finds the first one, but not the reverse")
    APART = "apart", _("They are different words: never search for one instead of the other")


class Synonyms(models.Model):
    """A group of words that mean the same to visitors: a search for one finds pages with another.

    Each group belongs to one language and is not translated, because synonyms differ by
    language. A group of different words switches off a correction, or a synonym of
    `search.meanings.general`.
    """

    language = models.CharField(_("language"), max_length=10, choices=content_languages)
    words = models.TextField(
        _("words"),
        help_text=_("Words or short phrases, separated by commas: “driver, trucker, chauffeur”."),
    )
    relation = models.CharField(
        _("how they are related"),
        max_length=10,
        choices=Relation,
        default=Relation.SAME,
        db_default=Relation.SAME,
    )

    panels = [FieldPanel("language"), FieldPanel("words"), FieldPanel("relation")]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["language", "words"]

    def __str__(self) -> str:
        return self.words

    @property
    def phrases(self) -> list[str]:
        parts = self.words.replace("\n", ",").split(",")
        return [phrase for part in parts if (phrase := part.strip())]
