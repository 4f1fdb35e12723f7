import copy
from typing import Any

from django.utils.functional import cached_property
from wagtail.blocks import PageChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.choosers import in_readers_language
from core.lookups.references import lookup


class LookupMixin:
    """A chooser that fetches what is chosen through `core.lookups.references.lookup`."""

    def to_python(self, value: Any) -> Any:
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values: list[Any]) -> list[Any]:
        found = lookup(self.model_class, values)
        return [copy.copy(found.get(value)) for value in values]


class ReferenceMixin(LookupMixin):
    """A chooser whose choice is the same in every language.

    wagtail-localize would store a choice per language: a translation made before
    the entry was translated keeps the English entry for good, and submitting a
    page re-saves the entry's own translation (both measured). Here the choice is
    copied as it is, and `core.lookups.references` finds the words when rendering.
    """

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        return value

    @cached_property
    def widget(self) -> Any:
        return in_readers_language(super().widget)


class EntryChooserBlock(ReferenceMixin, SnippetChooserBlock):
    """Choose a shared translatable snippet, such as a technique."""


class LocalizedPageChooserBlock(ReferenceMixin, PageChooserBlock):
    """Choose a page; visitors are led to it in their own language."""


class PictureChooserBlock(LookupMixin, ImageChooserBlock):
    """Choose a picture; its renditions come in the same fetch."""
