from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from articles.models.cards import Card, cards
from core.blocks import (
    BODY_BLOCKS,
    CallToActionBlock,
    CareCardBlock,
    CookiesBlock,
    LocalizedPageChooserBlock,
    PersonalDataBlock,
    TextBlock,
    optional_line,
)
from core.blocks.advice import CallToActionValue
from core.lookups.references import in_language
from core.zones import Zone
from forms.blocks import RetentionBlock
from services.price_block import ServicesBlock


class ZoneLinkBlock(blocks.StructBlock):
    zone = blocks.ChoiceBlock(label=_("Body zone"), choices=Zone.choices)
    page = LocalizedPageChooserBlock(page_type="articles.ArticlePage", label=_("Guide"))

    class Meta:
        icon = "link"
        label = _("Zone")


class WhereDoesItHurtValue(blocks.StructValue):
    @cached_property
    def areas(self) -> list[dict[str, Any]]:
        """The zones whose guide exists in the visitor's language."""
        found = []
        for link in self["links"]:
            page = in_language(link["page"], fallback=False)
            if page and link["zone"] in Zone.values:
                zone = Zone(link["zone"])
                found.append(
                    {
                        "zone": zone.value,
                        "label": zone.label,
                        "page": page,
                        "title": page.title,
                        "url": page.get_url(),
                    }
                )
        return found


class WhereDoesItHurtBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    text = optional_line(_("Text"), max_length=300)
    links = blocks.ListBlock(ZoneLinkBlock(), label=_("Zones"))

    class Meta:
        icon = "user"
        label = _("Where does it hurt?")
        description = _("The body map: each zone leads to a guide.")
        template = "components/blocks/where_does_it_hurt.html"
        value_class = WhereDoesItHurtValue
        preview_template = "components/blocks/where_does_it_hurt_preview.html"


class VisitStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120, default="")
    text = blocks.TextBlock(label=_("Text"), rows=3, default="")

    class Meta:
        icon = "order"
        label = _("Step")


class FirstVisitBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    steps = blocks.ListBlock(VisitStepBlock(), label=_("Steps"), min_num=1, max_num=5)

    class Meta:
        icon = "list-ol"
        label = _("First visit")
        description = _("How a first visit goes, in three steps.")
        template = "components/blocks/first_visit.html"
        preview_value = {
            "title": "Your first visit",
            "steps": [{"title": "We talk", "text": "About ten minutes."}],
        }


class LatestGuidesValue(blocks.StructValue):
    @cached_property
    def index_here(self) -> Page | None:
        return in_language(self["index"], fallback=False)

    @property
    def index_url(self) -> str:
        return self.index_here.get_url() or "" if self.index_here else ""

    @cached_property
    def articles(self) -> list[Card]:
        """The three newest guides of the visitor's language."""
        return cards(self.index_here.articles()[:3]) if self.index_here else []


class LatestGuidesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    index = LocalizedPageChooserBlock(
        page_type="articles.ArticleIndexPage", label=_("List of guides")
    )

    class Meta:
        icon = "doc-full"
        label = _("Latest guides")
        description = _("The three newest guides.")
        template = "components/blocks/latest_guides.html"
        styles = ["article_card"]
        value_class = LatestGuidesValue
        preview_template = "components/blocks/latest_guides_preview.html"


class IsItForMeBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    text = optional_line(_("Text"), max_length=400)
    button_label = blocks.CharBlock(label=_("Button"), max_length=60, default="")
    page = LocalizedPageChooserBlock(label=_("Page"))

    class Meta:
        icon = "help"
        label = _("Is massage for me?")
        description = _("Leads to the self-check, or to the page on when not to have a massage.")
        template = "components/blocks/is_it_for_me.html"
        value_class = CallToActionValue
        preview_value = {
            "title": "Is massage for me?",
            "text": "Not always.",
            "button_label": "Check first",
            "page": None,
        }


HOME_BLOCKS = [
    ("where_does_it_hurt", WhereDoesItHurtBlock()),
    ("first_visit", FirstVisitBlock()),
    ("is_it_for_me", IsItForMeBlock()),
    ("services", ServicesBlock()),
    ("latest_guides", LatestGuidesBlock()),
    ("text", TextBlock()),
    ("care_card", CareCardBlock()),
    ("call_to_action", CallToActionBlock()),
]

#: The blocks of a text page: the common ones, and the retention periods for the privacy policy.
TEXT_PAGE_BLOCKS = [
    *BODY_BLOCKS,
    ("services", ServicesBlock()),
    ("retention", RetentionBlock()),
    ("personal_data", PersonalDataBlock()),
    ("cookies", CookiesBlock()),
]
