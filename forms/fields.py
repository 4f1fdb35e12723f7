"""Form fields that accept common typing variants and strip control characters."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from phonenumber_field.phonenumber import PhoneNumber

from core.opening_hours.openings import Hours
from forms.call_times import by_day, offered, read
from forms.phones import first_understood
from forms.ways import AnswerBy

#: Bidirectional control characters: they can reverse the text after them, even in other rows.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


class PlainField(forms.CharField):
    """Text without control characters; line breaks are kept, letters are composed."""

    def to_python(self, value: object) -> str:
        text = TURNING.sub("", super().to_python(value) or "").replace("\r\n", "\n")
        # "e" and its macron as two characters would not be found by one who types the letter.
        text = unicodedata.normalize("NFC", text)
        return "".join(letter for letter in text if letter in "\n\t" or not _is_control(letter))


class LineField(PlainField):
    """Text in one line: a name with a line break could inject a mail header or a second row."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())


class EmailField(forms.EmailField):
    #: Whether it is required only for a way of answering: see `forms.forms`.
    depends_on_the_way = False


class PhoneField(PhoneNumberField):
    """A phone number in any common spelling; see `forms.phones`."""

    depends_on_the_way = False

    def __init__(self, **kwargs: object) -> None:
        super().__init__(region=settings.PHONENUMBER_DEFAULT_REGION, **kwargs)

    def to_python(self, value: object) -> PhoneNumber | str:
        text = forms.CharField.to_python(self, value)
        if not text:
            return self.empty_value
        # Much longer than any phone number: not parsed.
        number = first_understood(text, self.region) if len(text) <= self.max_length else None
        if number is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number


class AnswerByField(forms.ChoiceField):
    """How to be answered. Without an answer, as from a form that was open before the question was asked: a call."""

    depends_on_the_way = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs | {"required": False})

    def clean(self, value: Any) -> str:
        return str(super().clean(value) or AnswerBy.CALL)


class CallTimeField(forms.ChoiceField):
    """A choice among the windows of the coming days, see `forms.call_times`.

    Without `offer`, as on an error page that cannot read the opening hours, it takes any window.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_offered = False
        self._set([("", _("As soon as possible"))])

    def offer(
        self, hours: Iterable[Hours], now: datetime.datetime, not_before: datetime.datetime
    ) -> None:
        self.is_offered = True
        self._set([*self.times, *by_day(offered(hours, now, not_before))])

    def keep(self, typed: str) -> None:
        """Offer what was chosen before, and nothing else."""
        if window := read(typed):
            self._set([*self.times, (typed, str(window))])

    def _set(self, times: list[tuple[Any, Any]]) -> None:
        self.times = times
        self.choices = times

    def valid_value(self, value: str) -> bool:
        return super().valid_value(value) or (not self.is_offered and read(value) is not None)


class LanguageField(forms.ChoiceField):
    """A choice of languages, each named in itself."""

    names_languages = True


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs"}
