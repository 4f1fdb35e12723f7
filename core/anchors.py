"""Addresses within a page: every heading and every titled block has one, unique in the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.utils.text import slugify


@dataclass
class Row:
    """A block of a stream and its anchor; empty for blocks that need none."""

    block: Any
    anchor: str


def anchored(stream: Iterable[Any]) -> list[Row]:
    """Give each block its anchor: a heading's own, a block type's ``Meta.anchor``, with "-2" for the second."""
    blocks = list(stream)
    anchors = _unique([wished_anchor(block) for block in blocks])
    return [Row(block, anchor) for block, anchor in zip(blocks, anchors, strict=True)]


def _unique(wished: list[str]) -> list[str]:
    """Leave the first of a name as it is; number the others, never taking a name that another wishes."""
    given: list[str] = []
    taken = set(wished)
    for name in wished:
        anchor = name
        if name and name in given:
            anchor = next(form for n in count(2) if (form := f"{name}-{n}") not in taken)
        taken.add(anchor)
        given.append(anchor)
    return given


def wished_anchor(block: Any) -> str:
    if block.block_type == "heading":
        return block.value["anchor"] or slugify(block.value["text"]) or "section"
    return getattr(block.block.meta, "anchor", "")


def contents(stream: Iterable[Any]) -> list[dict[str, str]]:
    """The list of contents: section headings and titled blocks, as ``{"id", "text"}``."""
    found = [
        {"id": row.anchor, "text": heading_of(row.block)} for row in anchored(stream) if row.anchor
    ]
    return [item for item in found if item["text"]]


def heading_of(block: Any) -> str:
    if block.block_type == "heading":
        return block.value["text"] if block.value["level"] == "h2" else ""
    return block.value.get("title", "")
