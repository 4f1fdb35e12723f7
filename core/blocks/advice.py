from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.references import LocalizedPageChooserBlock
from core.blocks.text import optional_line, rich_text
from core.lookups.references import in_language
from core.urgency import Urgency


@dataclass(frozen=True)
class Card:
    """A care card as readers see it. Its ``flags`` are entries of a library; an empty ``title`` means that of the urgency."""

    urgency: str
    title: str
    text: object = ""
    flags: Sequence[Any] = ()


class CareCardValue(blocks.StructValue):
    @property
    def cards(self) -> list[Card]:
        """What the block shows; a block with entries from a library may show several."""
        return [Card(self["urgency"], self["title"], self["text"])]


class CareCardBlock(blocks.StructBlock):
    """How urgently to ask for help: the NHS care card (service-manual.nhs.uk, "Care cards")."""

    urgency = blocks.ChoiceBlock(
        label=_("Urgency"),
        choices=Urgency.choices[::-1],
        default=Urgency.NON_URGENT,
    )
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    text = rich_text(label=_("Text"))

    class Meta:
        icon = "warning"
        safety = True
        anchor = "signs"
        # The heading before the cards is there.
        in_contents = False
        label = _("Care card")
        description = _("When and where to seek help: non-urgent, urgent or emergency.")
        template = "components/blocks/care_card.html"
        value_class = CareCardValue
        preview_value = {
            "urgency": "urgent",
            "title": "Ask a doctor today if",
            "text": "<ul><li>your arm grows numb</li><li>the pain wakes you at night</li></ul>",
        }


class CallToActionValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Where the button leads in the visitor's language; empty when the page is gone or a draft."""
        page = in_language(self["page"])
        return page.get_url() or "" if page else ""


class CallToActionBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160, default="")
    text = optional_line(_("Text"), max_length=300)
    button_label = optional_line(
        _("Button"), max_length=60, help_text=_("Empty for a phone number without a button.")
    )
    page = LocalizedPageChooserBlock(label=_("Page"), required=False)

    class Meta:
        icon = "mail"
        label = _("Call to action")
        description = _("Invites to leave a number or to call.")
        template = "components/blocks/call_to_action.html"
        value_class = CallToActionValue
        preview_value = {
            "title": "Not sure?",
            "text": "We will tell you on the phone.",
            "button_label": "Call me back",
            "page": None,
        }
