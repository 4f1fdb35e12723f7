from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from checks.forms import OriginalForm
from core.blocks import rich_text
from core.models import BasePage
from core.searching.content import HEADING, Part
from home.blocks import TEXT_PAGE_BLOCKS


class Way(models.TextChoices):
    """What a visitor asks about the way to the door."""

    STOPS = "stops", _("Bus, tram and train")
    ENTRANCE = "entrance", _("The entrance")
    LIFT = "lift", _("Stairs and lift")
    WHEELCHAIR = "wheelchair", _("By wheelchair")
    PARKING = "parking", _("By car and bicycle")


class WayValue(blocks.StructValue):
    @property
    def heading(self) -> str:
        kind = self["kind"]
        return str(Way(kind).label) if kind in Way.values else ""


class WayBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(label=_("About"), choices=Way.choices)
    text = rich_text(label=_("Text"))

    class Meta:
        icon = "site"
        label = _("Way")
        value_class = WayValue


class ContactPage(BasePage):
    """Where the practice is, how to get in, and every way to reach it.

    Phone, e-mail, address and hours come from the practice's settings: they are written once.
    """

    standfirst = models.TextField(_("standfirst"), blank=True)
    map_image = models.ForeignKey(
        "core.Picture",
        verbose_name=_("map"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A drawing of the streets around the practice. No map service is loaded."),
    )
    map_image_alt = models.CharField(
        _("alt text"),
        max_length=250,
        blank=True,
        help_text=_("What the map shows, for people who cannot see it."),
    )
    ways = StreamField([("way", WayBlock())], verbose_name=_("the way to us"), blank=True)
    body = StreamField(TEXT_PAGE_BLOCKS, verbose_name=_("body"), blank=True)

    base_form_class = OriginalForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("map_image"), FieldPanel("map_image_alt")], heading=_("Map")),
        FieldPanel("ways"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("ways"),
        index.SearchField("body"),
    ]
    override_translatable_fields = [SynchronizedField("map_image")]
    structured_type = "ContactPage"
    template = "pages/contact_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("contact page")

    def search_parts(self) -> Iterable[Part]:
        yield from super().search_parts()
        for block in self.ways:
            yield Part(block.value.heading, HEADING)
        # Translators: what people type who look for the practice.
        words = gettext(
            "contact, address, phone, number, e-mail, SMS, directions, map, how to get there, opening hours, "
            "open, parking, lift, stairs, wheelchair, accessibility"
        )
        yield Part(words, HEADING, shown=False)
