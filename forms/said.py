"""What a visitor's answers say, whatever the form calls its fields: language, address, extension, message."""

import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from forms.call_times import read
from forms.forms import AS_TYPED
from forms.phones import understood

NAME = "name"
EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\"]+")
#: An extension as people in Latvia and Russia write it; other ways are known to phonenumbers.
EXTENSION = re.compile(r"(?:iekš\w*|int|доб\w*|ext\w*|вн\w*)\.?\s*(\d{1,6})\s*\Z", re.IGNORECASE)

Answers = Mapping[str, Any]


def language_of(answers: Answers, labels: Mapping[str, Any]) -> str:
    """Return the language in which the visitor asks to be called; empty if the form does not ask."""
    known = dict(settings.LANGUAGES)
    for key, field in labels.get("fields", {}).items():
        if field.get("choices") and field["choices"].keys() <= known.keys():
            return answers[key] if answers.get(key) in known else ""
    return ""


def email_of(answers: Answers) -> str:
    """Return the visitor's e-mail address in small letters; empty if there is none."""
    texts = (value for value in answers.values() if isinstance(value, str))
    return next((text.lower() for text in texts if EMAIL.fullmatch(text)), "")


def free_texts(answers: Answers, labels: Mapping[str, Any]) -> list[str]:
    """Return what the visitor wrote in their own words, the longest first."""
    fields, own = labels.get("fields", {}), {NAME, labels.get("phone_key", "phone")}
    found = [
        value
        for key, value in answers.items()
        if isinstance(value, str)
        and key not in own
        and not key.endswith(AS_TYPED)
        and not fields.get(key, {}).get("choices")
        and not (EMAIL.fullmatch(value) or read(value))
    ]
    return sorted(filter(None, found), key=len, reverse=True)


def extension_of(answers: Answers, labels: Mapping[str, Any]) -> str:
    """Return the extension of the number, in digits; empty if there is none."""
    typed = str(answers.get(f"{labels.get('phone_key', 'phone')}{AS_TYPED}", "")).strip()
    if found := EXTENSION.search(typed):
        return found[1]
    number = understood(typed, settings.PHONENUMBER_DEFAULT_REGION) if typed else None
    return str(number.extension or "") if number else ""
