from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.alternates import content_languages


class Synonyms(models.Model):
    """A group of words that mean the same to visitors: a search for one finds pages with another.

    Each group belongs to one language and is not translated, because synonyms differ by language.
    """

    language = models.CharField(_("language"), max_length=10, choices=content_languages)
    words = models.TextField(
        _("words"),
        help_text=_("Words or short phrases, separated by commas: “driver, trucker, chauffeur”."),
    )

    panels = [FieldPanel("language"), FieldPanel("words")]

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
