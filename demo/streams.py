"""From the plain tuples in `demo.content` to the data that a StreamField stores."""

import re
from collections.abc import Callable
from typing import Any

from wagtail import blocks

from demo.keys import key

#: ``lookup(block or model, key) -> pk``: finds the entry that a content module names.
Lookup = Callable[[type, str], Any]

LINK = re.compile(r'<a linktype="page" key="([\w-]+)"')


class StreamBuilder:
    """Builds one page's streams. Every block and list item gets an id made from the page, its role and its place."""

    def __init__(self, page_key: str, lookup: Lookup, page_model: type) -> None:
        self.page_key = page_key
        self.lookup = lookup
        self.page_model = page_model

    def stream(
        self, block: blocks.StreamBlock, rows: list[tuple[str, str, Any]]
    ) -> list[dict[str, Any]]:
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
        self, block: blocks.StructBlock, value: dict[str, Any], *path: object
    ) -> dict[str, Any]:
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
        """Turn ``key="…"`` of page links into the id of the page."""
        return LINK.sub(
            lambda match: f'<a linktype="page" id="{self.lookup(self.page_model, match[1])}"', html
        )

    def _item(self, block: blocks.ListBlock, value: Any, *path: object) -> dict[str, Any]:
        return {
            "type": "item",
            "id": self._id(*path),
            "value": self.value(block.child_block, value, *path),
        }

    def _id(self, *path: object) -> str:
        return str(key("block", self.page_key, *path))
