"""Finds the rows that a stream refers to in its stored data, without fetching them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.models import Page

LINKED_PAGE = re.compile(r'linktype="page"[^>]*? id="(\d+)"|id="(\d+)"[^>]*? linktype="page"')

#: ``(model, key)`` of one choice.
Reference = tuple[type[Model], int]


def references(stream: blocks.StreamValue) -> dict[type[Model], set[int]]:
    """Return the keys of everything chosen or linked to in a stream, by model."""
    found: dict[type[Model], set[int]] = defaultdict(set)
    for row in stream.raw_data:
        block = stream.stream_block.child_blocks.get(row["type"])
        if block is not None:
            for model, key in _walk(block, row["value"]):
                found[model].add(key)
    return found


def linked_pages(html: str) -> set[int]:
    """Return the keys of the pages that rich text links to."""
    return {int(first or second) for first, second in LINKED_PAGE.findall(html or "")}


def _walk(block: blocks.Block, value: Any) -> Iterator[Reference]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _walk(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for item in value or []:
            yield from _walk(block.child_block, item["value"])
    elif isinstance(block, blocks.ChooserBlock) and value is not None:
        yield block.model_class, value
    elif isinstance(block, blocks.RichTextBlock):
        yield from ((Page, key) for key in linked_pages(value))
