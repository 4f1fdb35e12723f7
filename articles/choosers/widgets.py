from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser
from wagtail.coreutils import resolve_model_string

from core.lookups.references import lookup


def picker_name(model: type[Model] | str) -> str:
    """Return the URL namespace of a library's picker; the widget and the viewset share only this name."""
    return f"{resolve_model_string(model)._meta.model_name}_picker"


class EntryPicker(BaseChooser):
    """A button that opens the picker of a library. Subclasses name the entries in its labels."""

    choose_one_text = _("Choose from the library")
    choose_another_text = _("Choose another one")
    choose_several_text = _("Choose several from the library")

    def __init__(self, model: type[Model] | str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model = model

    @property
    def chooser_modal_url_name(self) -> str:
        return f"{picker_name(self.model)}:choose"

    def get_instance(self, value: Any) -> Model | None:
        """Read the row from what the block has fetched for all its rows at once."""
        if value is None or isinstance(value, self.model_class):
            return value
        return lookup(self.model_class, [int(value)]).get(int(value))

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            css={"all": ["css/admin/articles/picker.css"]}, js=["js/picker.js"]
        )
