"""Converts the plain tuples in `demo.content` to the data that a StreamField stores."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model
from wagtail import blocks

from practice.building.keys import key

#: ``lookup(model, key) -> pk``: finds the row that a content module names.
Lookup = Callable[[type[Model], str], int]

#: ``(block type, role, value)``.
StreamRow = tuple[str, str, object]

LINK = re.compile(r'<a linktype="page" key="([\w-]+)"')


class StreamBuilder:
    """Builds one page's streams. The id of each block and list item is derived from page, role and position."""

    def __init__(self, page_key: str, lookup: Lookup, page_model: type[Model]) -> None:
        self.page_key = page_key
        self.lookup = lookup
        self.page_model = page_model

    def stream(self, block: blocks.StreamBlock, rows: list[StreamRow]) -> list[dict[str, object]]:
        built = []
        for block_type, role, value in rows:
            child = block.child_blocks[block_type]
            built.append(
                {"type": block_type, "id": self._id(role), "value": self.value(child, value, role)}
            )
        return built

    def value(self, block: blocks.Block, value: Any, *path: object) -> Any:
        if isinstance(block, blocks.StructBlock):
            return self.struct(block, value, *path)
        if isinstance(block, blocks.ListBlock):
            return [self._item(block, item, *path, index) for index, item in enumerate(value)]
        if isinstance(block, blocks.ChooserBlock):
            return self.lookup(block.model_class, value) if value else None
        if isinstance(block, blocks.RichTextBlock):
            return self.rich_text(value)
        return value

    def struct(
        self, block: blocks.StructBlock, value: Mapping[str, object], *path: object
    ) -> dict[str, object]:
        if unknown := value.keys() - block.child_blocks.keys():
            raise ValueError(
                f"{self.page_key}: {path} names unknown fields: {', '.join(sorted(unknown))}"
            )
        return {
            name: self.value(child, value[name], *path, name)
            if name in value
            else child.get_prep_value(child.get_default())
            for name, child in block.child_blocks.items()
        }

    def rich_text(self, html: str) -> str:
        """Replace ``key="…"`` of page links with the id of the page."""
        return LINK.sub(
            lambda match: f'<a linktype="page" id="{self.lookup(self.page_model, match[1])}"', html
        )

    def _item(self, block: blocks.ListBlock, value: object, *path: object) -> dict[str, object]:
        return {
            "type": "item",
            "id": self._id(*path),
            "value": self.value(block.child_block, value, *path),
        }

    def _id(self, *path: object) -> str:
        return str(key("block", self.page_key, *path))
