from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import EntryChooserBlock, LocalizedPageChooserBlock, optional_line
from core.blocks.advice import CallToActionValue
from core.lookups.references import in_language
from services.models.services import Service, listed


class ServicesValue(CallToActionValue):
    @cached_property
    def shown(self) -> list[Service]:
        """The chosen services in the reader's language; all of them if none is chosen."""
        chosen = [in_language(row) for row in self["services"]]
        return [row for row in chosen if row] if self["services"] else listed()


class ServicesBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    text = optional_line(_("Text"), max_length=300)
    services = blocks.ListBlock(
        EntryChooserBlock("services.Service"),
        label=_("Services"),
        default=[],
        help_text=_("None chosen: all of them."),
    )
    page = LocalizedPageChooserBlock(
        label=_("Page"), required=False, help_text=_("The page with all prices.")
    )

    class Meta:
        icon = "tag"
        label = _("Services and prices")
        description = _("What a visit costs and how long it takes, always as in the price list.")
        template = "components/blocks/services.html"
        value_class = ServicesValue
        preview_template = "components/blocks/services_preview.html"
