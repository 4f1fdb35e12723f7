from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel

from core.alternates import content_languages


class Progress(models.TextChoices):
    """The state of an idea."""

    NEW = "new", pgettext_lazy("idea", "New")
    WRITING = "writing", _("Being written")
    DONE = "done", pgettext_lazy("idea", "Published")
    DROPPED = "dropped", _("Not for us")


class Idea(models.Model):
    """An article idea: a subject that visitors search for without a result, noted by an editor."""

    words = models.CharField(_("what visitors look for"), max_length=100)
    language = models.CharField(_("language"), max_length=10, choices=content_languages)
    note = models.TextField(
        _("note"), blank=True, help_text=_("Questions the guide should answer, people to ask.")
    )
    progress = models.CharField(
        _("progress"), max_length=10, choices=Progress, default=Progress.NEW
    )
    noted_on = models.DateField(_("noted on"), auto_now_add=True)

    panels = [FieldPanel(name) for name in ("words", "language", "note", "progress")]

    class Meta:
        verbose_name = _("article idea")
        verbose_name_plural = _("article ideas")
        ordering = ["-noted_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["words", "language"], name="one_idea_once")]

    def __str__(self) -> str:
        return self.words
