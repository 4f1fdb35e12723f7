"""How a page or an entry describes itself to the visitors' search: its texts and its facets.

`core.models.BasePage` implements `SearchableMixin` with the title and the streams; a page
type with other texts overrides its methods. An entry without a page, such as a technique,
is indexed when its model has the mixin.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models.options import Options
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from core.blocks.identifiers import IdentifierBlock

#: The weight of a word, by its place in the page.
TITLE = 10
NAME = 8
HEADING = 3
LEAD = 3
TEXT = 1

#: The facets shown with a result: the severity, and the zone of the body.
SEVERITY = "severity"
ZONE = "zone"
CUES = (SEVERITY, ZONE)


@dataclass(frozen=True)
class Part:
    """A piece of text. One that is not ``shown`` is indexed, but never quoted in results."""

    text: str
    weight: int = TEXT
    shown: bool = True


@dataclass(frozen=True)
class Facet:
    """A filter value of the search. ``key`` is the same in every language, ``label`` is translated."""

    kind: str
    key: str
    label: str


class SearchableMixin:
    """A model that visitors can find. Its rows have ``locale`` and ``live``."""

    #: The kind of result: article, contraindication, technique or page. Empty: never a result.
    search_kind = ""
    #: A factor for the score, from 0 to 1: lower where a page only links to others.
    search_worth = 1.0

    _meta: ClassVar[Options[Any]]

    def search_title(self) -> str:
        return str(self)

    def search_parts(self) -> Iterable[Part]:
        """Return the texts besides the title, in reading order."""
        return ()

    def search_kind_name(self) -> Part:
        """Return the name of the kind, so that a search for "technique" finds all techniques."""
        return Part(str(self._meta.verbose_name), shown=False)

    def search_facets(self) -> Iterable[Facet]:
        return ()

    def search_named_by(self) -> tuple[str, str] | None:
        """Return the kind and key of the facet that other pages get for this one; they are indexed again when it changes."""
        return None


def searchable_entries() -> list[type[models.Model]]:
    """Return the models, other than pages, whose rows can be found."""
    from wagtail.models import Page

    return [
        model
        for model in apps.get_models()
        if issubclass(model, SearchableMixin) and not issubclass(model, Page) and model.search_kind
    ]


def rich_part(html: str, weight: int = TEXT) -> Part:
    return Part(get_text_for_indexing(html or ""), weight)


def stream_parts(stream: blocks.StreamValue) -> Iterator[Part]:
    """Yield the texts of a stream from its stored data, without fetching the rows it refers to."""
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


def _leaf(block: blocks.Block, value: str, name: str) -> Iterator[Part]:
    if isinstance(block, blocks.RichTextBlock):
        yield rich_part(value)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(
        block, IdentifierBlock
    ):
        weight = HEADING if name in {"heading", "title", "question"} else TEXT
        yield Part(str(value), weight, shown=name != "alt_text")
