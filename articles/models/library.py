from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin

from core.models import Entry
from core.searching.content import Facet, Part, SearchableMixin
from core.zones import Zone

#: The kinds of facets of a guide, by which visitors filter a search.
TOPIC = "topic"
TECHNIQUE = "technique"


class Topic(SearchableMixin, Entry):
    """A subject of guides."""

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

    def search_named_by(self) -> tuple[str, str]:
        return TOPIC, self.key


class Technique(SearchableMixin, Entry):
    """A massage technique, with its definition."""

    search_kind = "technique"

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

    def search_parts(self) -> Iterable[Part]:
        return [Part(self.definition), self.search_kind_name()]

    def search_facets(self) -> Iterable[Facet]:
        return [Facet(TECHNIQUE, self.key, self.name)]

    def search_named_by(self) -> tuple[str, str]:
        return TECHNIQUE, self.key
