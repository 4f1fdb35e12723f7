from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from core.models import Entry

#: The value that means "none": a field that is empty in the source cannot be filled in a translation.
NONE = "–"


class Term(Entry):
    """A glossary term: the preferred wording, forbidden wordings, and a note with the reason."""

    name = models.CharField(
        _("preferred term"),
        max_length=120,
        help_text=_("In its basic form; other forms are recognised."),
    )
    forbidden = models.TextField(
        _("not to be used"),
        default=NONE,
        help_text=_("Other words for the same, one a line. A dash if there are none."),
    )
    note = models.TextField(
        _("note"), default=NONE, help_text=_("What the word means, or why this one. Or a dash.")
    )
    explanation = models.TextField(
        _("explanation for readers"),
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "One or two sentences. Where a guide first uses the word, readers open them with a click. Empty: not explained."
        ),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("explanation"),
        FieldPanel("forbidden"),
        FieldPanel("note"),
        FieldPanel("key"),
    ]
    preview_template = "components/term_preview.html"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("glossary")
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="term_key_per_locale")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def forbidden_forms(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.forbidden.splitlines())
        return tuple(line for line in lines if line and line != NONE)
