"""Blocks for text fields."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import IdentifierBlock, optional_line
from forms.call_times import Window
from forms.fields import EmailField, LineField, PhoneField, PlainField
from forms.promise import TimeOfDay

TOO_LONG = _(
    "Please shorten this: there is room for %(limit_value)s characters, and these are %(show_value)s."
)


class FieldBlock(blocks.StructBlock):
    key = IdentifierBlock(
        label=_("Key"),
        help_text=_("The name of the answer in the inbox. The same in all languages."),
    )
    label = blocks.CharBlock(label=_("Label"), max_length=120, default="")
    help_text = optional_line(_("Help text"), max_length=250)
    required = blocks.BooleanBlock(label=_("Required"), required=False)

    field_class: type[forms.Field] = forms.CharField
    #: The error message for a missing required answer.
    missing: str | Promise = _("Please fill this in.")

    def form_field(self, value: blocks.StructValue) -> forms.Field:
        """Return the Django form field for this value.

        The widget carries the error messages, so that the script can show them before the form is submitted.
        """
        options = {"help_text": value["help_text"], **self.field_options(value)}
        own = {"required": self.missing, "max_length": TOO_LONG}
        options["error_messages"] = own | options.get("error_messages", {})
        field = self.field_class(label=value["label"], required=value["required"], **options)
        # The browser would cut off what is too long without a word.
        if longest := field.widget.attrs.pop("maxlength", None):
            field.widget.attrs["data-longest"] = longest
        messages = {
            "data-missing": "required",
            "data-invalid": "invalid",
            "data-long": "max_length",
        }
        for name, code in messages.items():
            known = field.required if code == "required" else code in field.error_messages
            if known and (code != "max_length" or longest):
                field.widget.attrs[name] = field.error_messages[code]
        return field

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {}

    def options(self, value: blocks.StructValue) -> dict[str, str]:
        """Return the labels of the choices by key; empty for free text."""
        return {}

    def time_of_day(self, value: blocks.StructValue, answer: str) -> TimeOfDay | None:
        """Return the time range in which an answer asks to be called; ``None`` if it states none."""
        return None

    def window(self, value: blocks.StructValue, answer: str) -> Window | None:
        """Return the day and hours at which an answer asks to be called; ``None`` if it states none."""
        return None


class TextFieldBlock(FieldBlock):
    field_class = LineField

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {
            "max_length": 120,
            "widget": forms.TextInput(attrs={"autocomplete": autocomplete_for(value["key"])}),
        }

    class Meta:
        icon = "pilcrow"
        label = _("Short text")


#: django-phonenumber-field's own message has no Latvian translation.
INVALID_PHONE = _(
    "Enter the whole phone number; if it is not a Latvian one, begin with + and the country code."
)


class PhoneFieldBlock(FieldBlock):
    field_class = PhoneField
    missing = _("Please enter a phone number: without it we cannot call you.")

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {
            "max_length": 60,
            "error_messages": {"invalid": INVALID_PHONE},
            "widget": forms.TextInput(
                attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
            ),
        }

    class Meta:
        icon = "mobile-alt"
        label = _("Phone")


class EmailFieldBlock(FieldBlock):
    field_class = EmailField
    missing = _("Please enter your e-mail address.")

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        return {
            "error_messages": {
                "invalid": _("Enter a whole e-mail address, like name@example.com.")
            },
            "widget": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    class Meta:
        icon = "mail"
        label = _("E-mail")


class MessageFieldBlock(FieldBlock):
    field_class = PlainField

    def field_options(self, value: blocks.StructValue) -> dict[str, Any]:
        health = gettext("Please leave out details about your health: we ask by phone.")
        return {
            # Always shown, in addition to the editor's own text.
            "help_text": f"{value['help_text']} {health}".strip(),
            "max_length": 2000,
            "widget": forms.Textarea(attrs={"rows": 4}),
        }

    class Meta:
        icon = "comment"
        label = _("Message")


def autocomplete_for(key: str) -> str:
    """Return the browser's autofill token for a well-known key."""
    return {"name": "name", "email": "email"}.get(key, "off")
