"""A button has a label and leads to a published page. Otherwise visitors see no button."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from checks.findings import Finding, must
from checks.parts import Original, Part

NO_PAGE = _(
    "The button leads nowhere, so visitors do not see it. Choose a page, or clear the label."
)
NO_LABEL = _("The button has no label, so visitors do not see it. Write one, or remove the page.")
OFFLINE = _("The page is not published, so visitors do not see the button.")


def find_dead_buttons(original: Original) -> Iterator[Finding]:
    for part in original.blocks(blocks.StructBlock):
        if {"button_label", "page"} <= part.block.child_blocks.keys():
            yield from _of(part)


def _of(part: Part) -> Iterator[Finding]:
    label, page = (part.value["button_label"] or "").strip(), part.value["page"]
    at_page = part.child("page")
    if label and not page:
        yield must(NO_PAGE, at_page)
    elif page and not label:
        yield must(NO_LABEL, part.child("button_label"))
    elif page and not page.live:
        yield must(OFFLINE, at_page)
