"""Anchors: the ids of headings and titled blocks, unique in the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from django.utils.text import slugify
from wagtail.blocks import StreamValue


@dataclass
class AnchoredBlock:
    """A block of a stream and its anchor; the anchor is empty for blocks that need none."""

    block: StreamValue.StreamChild
    anchor: str


def anchored(stream: Iterable[StreamValue.StreamChild]) -> list[AnchoredBlock]:
    """Give each block its anchor: a heading's own or the type's ``Meta.anchor``; repeated ones are numbered from "-2"."""
    blocks = list(stream)
    anchors = _unique([preferred_anchor(block) for block in blocks])
    return [AnchoredBlock(block, anchor) for block, anchor in zip(blocks, anchors, strict=True)]


def _unique(preferred: list[str]) -> list[str]:
    """Keep the first use of each name and number the others, never with a name that another block prefers."""
    given: list[str] = []
    taken = set(preferred)
    for name in preferred:
        anchor = name
        if name and name in given:
            anchor = next(form for n in count(2) if (form := f"{name}-{n}") not in taken)
        taken.add(anchor)
        given.append(anchor)
    return given


def preferred_anchor(block: StreamValue.StreamChild) -> str:
    if block.block_type == "heading":
        return block.value["anchor"] or slugify(block.value["text"]) or "section"
    return getattr(block.block.meta, "anchor", "")


def contents(stream: Iterable[StreamValue.StreamChild]) -> list[dict[str, str]]:
    """Return the table of contents: section headings and titled blocks, as ``{"id", "text"}``."""
    found = [
        {"id": row.anchor, "text": heading_of(row.block)}
        for row in anchored(stream)
        if row.anchor and getattr(row.block.block.meta, "in_contents", True)
    ]
    return [item for item in found if item["text"]]


def heading_of(block: StreamValue.StreamChild) -> str:
    if block.block_type == "heading":
        return block.value["text"] if block.value["level"] == "h2" else ""
    return block.value.get("title", "")
