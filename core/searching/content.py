"""What a page or an entry says of itself to the search: its texts, and what visitors may narrow a search by.

`core.models.BasePage` has these methods for every page; a type with more to say than
its title and its streams overrides them. An entry without a page of its own (a
technique) is found when its model has `SearchableMixin`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from core.blocks.identifiers import IdentifierBlock

#: How much a word counts by where it stands.
TITLE = 10
NAME = 8
HEADING = 3
LEAD = 3
TEXT = 1

#: Facets that a result shows: how serious it is, and where on the body.
SEVERITY = "severity"
ZONE = "zone"
CUES = (SEVERITY, ZONE)


@dataclass(frozen=True)
class Part:
    """A piece of text. What is not ``shown`` is found, but never quoted among the results."""

    text: str
    weight: int = TEXT
    shown: bool = True


@dataclass(frozen=True)
class Facet:
    """Something a search may be narrowed by. ``key`` is the same in every language, ``label`` is what people read."""

    kind: str
    key: str
    label: str


class SearchableMixin:
    """An entry that visitors can find. It has a ``locale``, and is ``live`` or not."""

    #: What kind of result it is: article, contraindication, technique, page. Empty: never a result.
    search_kind = ""
    #: How much counts what is found here, from 0 to 1: less where a page only leads on to others.
    search_worth = 1.0

    def search_title(self) -> str:
        return str(self)

    def search_parts(self) -> Iterable[Part]:
        """The texts besides the title, in reading order."""
        return ()

    def search_kind_name(self) -> Part:
        """What this is, so that "technique" finds all of them."""
        return Part(str(self._meta.verbose_name), shown=False)

    def search_facets(self) -> Iterable[Facet]:
        return ()

    def search_named_by(self) -> tuple[str, str] | None:
        """The kind and key of the facet by which other pages name this one; they change with it."""
        return None


def searchable_entries() -> list[type[models.Model]]:
    """The models besides pages whose rows can be found."""
    from wagtail.models import Page

    return [
        model
        for model in apps.get_models()
        if issubclass(model, SearchableMixin) and not issubclass(model, Page) and model.search_kind
    ]


def rich_part(html: str, weight: int = TEXT) -> Part:
    return Part(get_text_for_indexing(html or ""), weight)


def stream_parts(stream: blocks.StreamValue) -> Iterator[Part]:
    """The texts of a stream, read from its stored data without fetching what it refers to."""
    for row in stream.raw_data:
        block = stream.stream_block.child_blocks.get(row["type"])
        if block is not None:
            yield from _walk(block, row["value"], row["type"])


def _walk(block: blocks.Block, value: Any, name: str) -> Iterator[Part]:
    if isinstance(block, blocks.StructBlock):
        for child_name, child in block.child_blocks.items():
            role = "heading" if name == "heading" else child_name
            yield from _walk(child, (value or {}).get(child_name), role)
    elif isinstance(block, blocks.ListBlock):
        for item in value or []:
            yield from _walk(block.child_block, item["value"], name)
    elif value:
        yield from _leaf(block, value, name)


def _leaf(block: blocks.Block, value: Any, name: str) -> Iterator[Part]:
    if isinstance(block, blocks.RichTextBlock):
        yield rich_part(value)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(
        block, IdentifierBlock
    ):
        weight = HEADING if name in {"heading", "title", "question"} else TEXT
        yield Part(str(value), weight, shown=name != "alt_text")
