from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from core.models import Entry
from core.zones import Zone


class Topic(Entry):
    """What a guide is about."""

    name = models.CharField(_("name"), max_length=80)
    description = models.TextField(_("description"), blank=True)
    zone = models.CharField(_("body zone"), max_length=20, choices=Zone.choices, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("description"),
        FieldPanel("zone"),
        FieldPanel("key"),
    ]
    preview_template = "components/topic_preview.html"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="topic_key_per_locale")
        ]

    def __str__(self) -> str:
        return self.name


class Technique(Entry):
    """A way of using the hands, with its definition."""

    name = models.CharField(_("name"), max_length=80)
    definition = models.TextField(_("definition"))

    panels = [FieldPanel("name"), FieldPanel("definition"), FieldPanel("key")]
    preview_template = "components/technique_preview.html"

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("technique")
        verbose_name_plural = _("techniques")
        constraints = [
            models.UniqueConstraint(fields=["key", "locale"], name="technique_key_per_locale")
        ]

    def __str__(self) -> str:
        return self.name
