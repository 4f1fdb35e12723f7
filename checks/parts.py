"""Everything an editor wrote in a page, part by part, each with its place in the editor."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup
from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from checks.findings import Place
from core.blocks import IdentifierBlock

#: Wagtail's own fields whose words visitors or search engines read.
FIELDS_OF_WAGTAIL = {"title", "seo_title", "search_description"}


@dataclass(frozen=True)
class Part:
    """A field of the page, or a block at any depth. ``block`` is ``None`` for a field."""

    place: Place
    value: Any
    #: A `wagtail.blocks.Block`; Wagtail has no types.
    block: Any = None
    is_rich: bool = False
    is_text: bool = False
    is_required: bool = False

    @cached_property
    def html(self) -> str:
        """The source of a rich text, else an empty string."""
        return getattr(self.value, "source", self.value) or "" if self.is_rich else ""

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def text(self) -> str:
        """The words without markup; empty for what holds none."""
        if self.is_rich:
            return self.soup.get_text(" ").strip()
        return str(self.value or "").strip() if self.is_text else ""

    def child(self, name: str) -> Place:
        """Return the place of a field of a struct."""
        return _child(self.place, name, self.block.child_blocks[name])


@dataclass(frozen=True)
class Original:
    """A page under examination."""

    page: Page

    @property
    def language(self) -> str:
        return self.page.locale.language_code

    @cached_property
    def parts(self) -> list[Part]:
        return list(_parts(self.page))

    @cached_property
    def streams(self) -> list[tuple[Place, blocks.StreamValue]]:
        return [
            (_place_of(field), getattr(self.page, field.name))
            for field in self.page._meta.get_fields()
            if isinstance(field, StreamField)
        ]

    def blocks(self, kind: type[blocks.Block]) -> Iterator[Part]:
        return (part for part in self.parts if isinstance(part.block, kind))

    def place(self, name: str) -> Place:
        return _place_of(self.page._meta.get_field(name))


def _child(place: Place, name: str, block: blocks.Block) -> Place:
    return _below(place, name, name, str(block.label))


def _parts(page: Page) -> Iterator[Part]:
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield from _of_stream(_place_of(field), getattr(page, field.name))
        elif _holds_words(field):
            rich = isinstance(field, RichTextField)
            value = getattr(page, field.name)
            required = not field.blank
            yield Part(
                _place_of(field), value, is_rich=rich, is_text=not rich, is_required=required
            )


def _holds_words(field: models.Field) -> bool:
    if not isinstance(field, models.CharField | models.TextField) or not field.editable:
        return False
    if field.choices or isinstance(field, models.SlugField | models.URLField):
        return False
    return field.model is not Page or field.name in FIELDS_OF_WAGTAIL


def _place_of(field: models.Field) -> Place:
    return Place(field.name, labels=(str(capfirst(field.verbose_name)),))


def _of_stream(place: Place, stream: blocks.StreamValue) -> Iterator[Part]:
    many = Counter(item.block_type for item in stream)
    number: Counter[str] = Counter()
    for position, item in enumerate(stream):
        number[item.block_type] += 1
        label = str(item.block.label)
        if many[item.block_type] > 1:
            label = f"{label} {number[item.block_type]}"
        yield from _walk(item.block, item.value, _below(place, item.id or "", position, label))


def _walk(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    rich = isinstance(block, blocks.RichTextBlock)
    plain = isinstance(block, blocks.CharBlock | blocks.TextBlock)
    words = plain and not isinstance(block, IdentifierBlock)
    yield Part(place, value, block, is_rich=rich, is_text=words, is_required=_is_required(block))
    if isinstance(block, blocks.StructBlock):
        for name, inner in block.child_blocks.items():
            yield from _walk(inner, value.get(name), _child(place, name, inner))
    elif isinstance(block, blocks.ListBlock):
        yield from _of_list(block, value, place)
    elif isinstance(block, blocks.StreamBlock):
        yield from _of_stream(place, value)


def _is_required(block: blocks.Block) -> bool:
    """Whether a published page needs it: another request may be saving a draft with this block just now."""
    return bool(getattr(block, "_original_required", block.required))


def _of_list(block: blocks.ListBlock, value: Any, place: Place) -> Iterator[Part]:
    inner = block.child_block
    for position, item in enumerate(value.bound_blocks):
        label = f"{inner.label or block.label} {position + 1}"
        yield from _walk(inner, item.value, _below(place, item.id or "", position, label))


def _below(place: Place, block_id: str, key: str | int, label: str) -> Place:
    return Place(place.field, (*place.ids, block_id), (*place.keys, key), (*place.labels, label))
