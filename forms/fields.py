"""Form fields that accept common typing variants and strip control characters."""

import re
import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from forms.phones import understood

#: Bidirectional control characters: they can reverse the text after them, even in other rows.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class PlainField(forms.CharField):
    """Text without control characters; line breaks are kept."""

    def to_python(self, value: object) -> str:
        text = TURNING.sub("", super().to_python(value) or "").replace("\r\n", "\n")
        return "".join(letter for letter in text if letter in "\n\t" or not _is_control(letter))


class LineField(PlainField):
    """Text in one line: a name with a line break could inject a mail header or a second row."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())


class PhoneField(PhoneNumberField):
    """A phone number in any common spelling; see `forms.phones`."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(region=settings.PHONENUMBER_DEFAULT_REGION, **kwargs)

    def to_python(self, value: object) -> PhoneNumber | str:
        text = forms.CharField.to_python(self, value)
        if not text:
            return self.empty_value
        # Much longer than any phone number: not parsed.
        number = understood(text, self.region) if len(text) <= self.max_length else None
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class LanguageField(forms.ChoiceField):
    """A choice of languages, each named in itself."""

    names_languages = True


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"}
