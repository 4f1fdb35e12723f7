import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import (
    DraftStateMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
)
from wagtail_localize.fields import SynchronizedField

from core.draft_form import DraftForm

#: What is the same in every language.
FACTS = ("page", "starts_at", "ends_at")


class Alert(PreviewableMixin, DraftStateMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A line on top of every page for a time: holidays, a closed street, another number."""

    text = models.CharField(
        _("text"), max_length=200, help_text=_("One sentence: what is different, and until when.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page with more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    starts_at = models.DateTimeField(
        _("shown from"), null=True, blank=True, help_text=_("At once, if empty.")
    )
    ends_at = models.DateTimeField(
        _("shown until"), null=True, blank=True, help_text=_("Until it is unpublished, if empty.")
    )

    panels = [
        FieldPanel("text"),
        FieldPanel("page"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in FACTS]
    base_form_class = DraftForm

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("alert")
        verbose_name_plural = _("alerts")

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("This is before the beginning.")})

    def is_shown_at(self, moment: datetime.datetime) -> bool:
        begun = self.starts_at is None or self.starts_at <= moment
        return begun and (self.ends_at is None or moment < self.ends_at)

    def changes_after(self, moment: datetime.datetime) -> datetime.datetime | None:
        """Return when it appears or goes next; ``None`` if it does neither."""
        moments = (self.starts_at, self.ends_at)
        return min((one for one in moments if one and one > moment), default=None)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "components/alert_preview.html"
