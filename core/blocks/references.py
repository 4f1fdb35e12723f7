import copy
from collections.abc import Iterable
from typing import Never

from django.db.models import Model
from django.utils.functional import cached_property
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock, PageChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.choosers import in_readers_language
from core.lookups.references import lookup


class LookupBlock(ChooserBlock):
    """A chooser that fetches its rows through `core.lookups.references.lookup`."""

    def to_python(self, value: int | None) -> Model | None:
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Model | None]:
        keys = list(values)
        found = lookup(self.model_class, keys)
        return [copy.copy(found.get(key)) if key else None for key in keys]


class ReferenceBlock(LookupBlock):
    """A chooser whose choice is the same in every language.

    wagtail-localize would store a choice for each language: a translation made before
    the entry was translated keeps the English entry for good, and submitting a
    page re-saves the entry's own translation (both measured). Here the choice is
    copied unchanged, and `core.lookups.references` finds the translation when rendering.
    """

    def get_translatable_segments(self, value: Model | None) -> list[Never]:
        return []

    def restore_translated_segments(
        self, value: Model | None, segments: list[Never]
    ) -> Model | None:
        return value

    @cached_property
    def widget(self) -> BaseChooser:
        return in_readers_language(super().widget)


class EntryChooserBlock(ReferenceBlock, SnippetChooserBlock):
    """Choose a shared translatable snippet, such as a technique."""


class LocalizedPageChooserBlock(ReferenceBlock, PageChooserBlock):
    """Choose a page; visitors get the link to it in their own language."""


class PictureChooserBlock(LookupBlock, ImageChooserBlock):
    """Choose a picture; its renditions are fetched with it."""
