from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.alternates import content_languages


class Synonyms(models.Model):
    """Words that mean the same to visitors: whoever types one finds pages that say another.

    One language at a time, and not translated: what people say instead of a word differs in each.
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
