"""Nothing is left empty: no required field, no block, no list and no item of a list."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from checks.findings import Finding, must
from checks.parts import Original, Part
from core.blocks import FigureBlock

EMPTY = _("This is empty. Fill it in.")
EMPTY_BLOCK = _("This block is empty. Fill it in, or delete it.")
EMPTY_LIST = _("This list is empty. Add an item, or delete the block.")
EMPTY_ITEM = _("A list has an empty item. Fill it in, or delete it.")
EMPTY_STREAM = _("Nothing is written here yet. Add a block.")


def find_emptiness(original: Original) -> Iterator[Finding]:
    for place, stream in original.streams:
        if not len(stream) and stream.stream_block.required:
            yield must(EMPTY_STREAM, place)
    for part in original.parts:
        yield from _of(part)


def _of(part: Part) -> Iterator[Finding]:
    if isinstance(part.block, blocks.StructBlock):
        # A figure without a picture has a finding of its own.
        if not isinstance(part.block, FigureBlock) and _shows_nothing(part.block, part.value):
            yield must(EMPTY_BLOCK, part.place)
    elif isinstance(part.block, blocks.ListBlock):
        if part.block.meta.min_num and not len(part.value):
            yield must(EMPTY_LIST, part.place)
    elif part.is_required and _is_blank(part):
        yield must(EMPTY, part.place)
    if part.is_rich and any(not item.get_text(strip=True) for item in part.soup.find_all("li")):
        yield must(EMPTY_ITEM, part.place)


def _is_blank(part: Part) -> bool:
    if part.is_rich or part.is_text:
        return not part.text
    return part.value is None or part.value == ""


def _shows_nothing(block: blocks.StructBlock, value: blocks.StructValue) -> bool:
    """Whether a struct without required fields is left as it was added. Its choices do not count."""
    fields = block.child_blocks.items()
    if any(inner.required for _name, inner in fields if _counts(inner)):
        return False
    return not any(value.get(name) for name, inner in fields if _counts(inner))


def _counts(block: blocks.Block) -> bool:
    return not isinstance(block, blocks.BooleanBlock | blocks.ChoiceBlock)
