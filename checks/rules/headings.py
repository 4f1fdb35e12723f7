"""Headings are in order, and each has a text below it."""

from collections.abc import Iterator
from itertools import pairwise

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from checks.findings import Finding, must, should
from checks.parts import Original, Part
from core.blocks import HeadingBlock

EMPTY_SECTION = _("Nothing follows this heading. Write the section, or delete the heading.")
NO_SECTION = _("A part of a section comes before the first section. Make it a section.")


def find_headings(original: Original) -> Iterator[Finding]:
    for place, _stream in original.streams:
        of_field = [part for part in original.parts if part.place.field == place.field]
        top = [part for part in of_field if len(part.place.keys) == 1]
        yield from _empty_sections(top)
        yield from _out_of_order(top)


def _empty_sections(top: list[Part]) -> Iterator[Finding]:
    for part, following in pairwise([*top, None]):
        if part is not None and _is_heading(part) and _begins_section(following, part):
            yield must(EMPTY_SECTION, part.place)


def _begins_section(following: Part | None, heading: Part) -> bool:
    """Whether the section of a heading ends at once: a part may follow its section."""
    if following is None:
        return True
    return _is_heading(following) and following.value["level"] <= heading.value["level"]


def _out_of_order(top: list[Part]) -> Iterator[Finding]:
    for part in top:
        if _is_titled(part):
            return
        if _is_heading(part) and part.value["level"] == "h3":
            yield should(NO_SECTION, part.place)


def _is_heading(part: Part) -> bool:
    return isinstance(part.block, HeadingBlock)


def _is_titled(part: Part) -> bool:
    """Whether the block shows a heading of the first level."""
    if _is_heading(part):
        return part.value["level"] == "h2"
    return isinstance(part.block, blocks.StructBlock) and bool(part.value.get("title"))
