from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.alternates import content_languages


class AnswerWords(models.Model):
    """An editor's phrases for an answer card in one language, in the place of the software's own."""

    card = models.CharField(_("card"), max_length=100, editable=False)
    language = models.CharField(
        _("language"), max_length=10, choices=content_languages, editable=False
    )
    words = models.TextField(
        _("words"),
        blank=True,
        help_text=_(
            "What people type who want to know it: words or short phrases, separated by commas. "
            "Empty: the software's own list."
        ),
    )

    panels = [FieldPanel("words")]

    class Meta:
        verbose_name = _("answer card")
        verbose_name_plural = _("answer cards")
        default_permissions = ("change",)
        ordering = ["language", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["card", "language"], name="one_list_per_answer_card")
        ]

    def __str__(self) -> str:
        return f"{self.card} ({self.language})"
