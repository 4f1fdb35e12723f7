"""Form fields that accept common typing variants and strip control characters."""

import re
import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from forms.phones import understood

#: Bidirectional control characters: they would reverse text that follows them, also in other rows.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class PlainField(forms.CharField):
    """Text without control characters; its lines stay lines."""

    def to_python(self, value: object) -> str:
        text = TURNING.sub("", super().to_python(value) or "").replace("\r\n", "\n")
        return "".join(letter for letter in text if letter in "\n\t" or not _is_control(letter))


class LineField(PlainField):
    """Text in one line: a name with a line break could pass for a header or a second row."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())


class PhoneField(PhoneNumberField):
    """A number as people type it; see `forms.phones`."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(region=settings.PHONENUMBER_DEFAULT_REGION, **kwargs)

    def to_python(self, value: object) -> PhoneNumber | str:
        text = forms.CharField.to_python(self, value)
        if not text:
            return self.empty_value
        # Much longer than any number: nothing to be read at length.
        number = understood(text, self.region) if len(text) <= self.max_length else None
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class LanguageField(forms.ChoiceField):
    """A choice among languages, each named in itself."""

    names_languages = True


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"}
