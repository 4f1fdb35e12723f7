"""Blocks for how and when a visitor is answered; the site knows their choices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from forms.blocks.fields import FieldBlock
from forms.call_times import Window, read
from forms.fields import AnswerByField, CallTimeField
from forms.ways import AnswerBy


class AnswerByFieldBlock(FieldBlock):
    """A call, a text message or an e-mail. The form then requires the number or the address that it needs."""

    field_class = AnswerByField

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {
            "choices": AnswerBy.choices,
            "initial": AnswerBy.CALL,
            "widget": forms.RadioSelect,
        }

    def options(self, value: blocks.StructValue) -> dict[str, str]:
        return {way.value: str(way.label) for way in AnswerBy}

    class Meta:
        icon = "mail"
        label = _("How to be answered")


class CallTimeFieldBlock(FieldBlock):
    """A day and hours within the opening hours; the form offers those of the coming week."""

    field_class = CallTimeField

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {
            "error_messages": {
                "invalid_choice": _(
                    "This time is over, or we are closed then. Please choose another one."
                )
            }
        }

    def window(self, value: blocks.StructValue, answer: str) -> Window | None:
        return read(answer)

    class Meta:
        icon = "time"
        label = _("Day and hours of the call")
