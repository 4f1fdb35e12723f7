from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.blocks import Block, ChooserBlock, ListBlock
from wagtail.blocks.list_block import ListBlockAdapter

from articles.choosers.widgets import EntryPicker


class PickedEntryMixin(ChooserBlock):
    """A chooser block whose button opens the picker of its library."""

    picker: type[EntryPicker] = EntryPicker

    @cached_property
    def widget(self) -> EntryPicker:
        return self.picker(self.model_class)

    def get_form_state(self, value: Any) -> dict[str, Any] | None:
        # Not the keys of Wagtail's own page chooser, whose script reads other ones.
        return self.widget.get_value_data(value)


class PickedListBlock(ListBlock):
    """A list that takes several entries at once from the picker of its chooser block.

    The chooser block is the child itself, or one of the fields of a struct. Subclasses may
    narrow the offer by fields beside the list, and may have a third button that opens the
    dialog with the suggestions of the picker ticked.
    """

    #: Names of fields beside the list. Their values go along to the dialog under these names.
    linked_fields: Sequence[str] = ()
    suggest_text: Any = ""
    #: The parameter of the dialog, and the selector of the fields in the page whose values it gets.
    suggest_by: tuple[str, str] = ("", "")

    @cached_property
    def picked_field(self) -> str | None:
        """The field that holds the entry; ``None`` if the child is the chooser block."""
        fields: dict[str, Block] = getattr(self.child_block, "child_blocks", {})
        return next((n for n, field in fields.items() if _has_picker(field)), None)

    @property
    def picker(self) -> EntryPicker:
        child = self.child_block
        return (child.child_blocks[self.picked_field] if self.picked_field else child).widget


def _has_picker(block: Block) -> bool:
    return isinstance(getattr(block, "widget", None), EntryPicker)


class PickedListBlockAdapter(ListBlockAdapter):
    js_constructor = "articles.choosers.PickedListBlock"

    def js_args(self, block: PickedListBlock) -> list[Any]:
        *args, meta = super().js_args(block)
        words = {
            "chooseSeveral": str(block.picker.choose_several_text),
            "added": _("Added to the list: {titles}"),
            "linkedFields": list(block.linked_fields),
            "suggest": str(block.suggest_text),
            "suggestBy": list(block.suggest_by),
        }
        return [*args, meta | words, block.picked_field, block.picker]

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=["js/picked-list.js"])


register(PickedListBlockAdapter(), PickedListBlock)

# What is stored is an ordinary list: the picker changes no migration.
DECONSTRUCT_ALIASES = {PickedListBlock: "wagtail.blocks.ListBlock"}
