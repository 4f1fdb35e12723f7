"""Blocks for choice fields and consent checkboxes."""

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import IdentifierBlock, TimeBlock
from forms.blocks.fields import FieldBlock
from forms.fields import LanguageField
from forms.promise import TimeOfDay


class ChoiceOptionBlock(blocks.StructBlock):
    key = IdentifierBlock(label=_("Key"))
    label = blocks.CharBlock(label=_("Label"), max_length=120, default="")
    earliest = TimeBlock(
        label=_("Call not before"),
        required=False,
        help_text=_(
            "Only for times of the day: a visitor who chooses this is promised a call in this period."
        ),
    )
    latest = TimeBlock(label=_("Call not after"), required=False)

    class Meta:
        icon = "radio-empty"
        label = pgettext_lazy("one of several", "Choice")


class ChoiceFieldBlock(FieldBlock):
    choices = blocks.ListBlock(ChoiceOptionBlock(), label=_("Choices"), min_num=2)
    field_class = forms.ChoiceField
    missing = _("Please choose one of these.")

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {"choices": [*self.options(value).items()], "widget": forms.RadioSelect}

    def options(self, value: blocks.StructValue) -> dict[str, str]:
        return {choice["key"]: choice["label"] for choice in value["choices"]}

    def time_of_day(self, value: blocks.StructValue, answer: str) -> TimeOfDay | None:
        chosen = next((choice for choice in value["choices"] if choice["key"] == answer), None)
        if chosen is None or not (chosen["earliest"] or chosen["latest"]):
            return None
        return _time(chosen["earliest"]), _time(chosen["latest"])

    class Meta:
        icon = "list-ul"
        label = _("Choice")


def _time(value: datetime.time | str | None) -> datetime.time | None:
    """Return a time; the text that only a draft may have is none."""
    return value if isinstance(value, datetime.time) else None


class LanguageFieldBlock(FieldBlock):
    """The language of the call; the page's language is preselected."""

    field_class = LanguageField
    missing = _("Please choose one of these.")

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {
            "choices": settings.WAGTAIL_CONTENT_LANGUAGES,
            "initial": get_language,
            "widget": forms.RadioSelect,
        }

    def options(self, value: blocks.StructValue) -> dict[str, str]:
        return dict(settings.WAGTAIL_CONTENT_LANGUAGES)

    class Meta:
        icon = "site"
        label = _("Language of the call")


class ConsentFieldBlock(FieldBlock):
    label = blocks.TextBlock(label=_("Label"), max_length=600, rows=3, default="")
    required = blocks.BooleanBlock(label=_("Required"), required=False, default=True)
    field_class = forms.BooleanField
    missing = _("Please tick this box: without it we may not use your details.")

    class Meta:
        icon = "check"
        label = _("Consent")
