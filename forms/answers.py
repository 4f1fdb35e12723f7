"""Formats answers for display: labels and choices in the reader's language."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import to_python

from core.phones import local_form
from forms.blocks import choice_labels
from forms.call_times import read
from forms.forms import AS_TYPED
from forms.models import CallbackRequest, FormPage
from forms.models.requests import NAME
from forms.said import EMAIL

#: ``{form key: {field key: {"label": …, "choices": {key: label}}}}``
Words = dict[uuid.UUID, dict[str, Any]]


@dataclass(frozen=True)
class Answer:
    key: str
    label: str
    value: str
    #: The link of the value (``tel:``, ``mailto:``); empty for plain text.
    link: str = ""


def words_now(form_keys: Iterable[uuid.UUID]) -> Words:
    """Return the current labels of these forms' fields and choices, in the reader's language."""
    pages = FormPage.objects.live().filter(
        translation_key__in=set(form_keys), locale__language_code=get_language()
    )
    return {page.translation_key: choice_labels(page.fields) for page in pages}


def readable(request: CallbackRequest, words: Words) -> list[Answer]:
    """Return the answers in the order of the form, without the name.

    A field that the form no longer has keeps the label stored with the request; without
    one, its key is shown. Raises `forms.sealing.UnsealError`.
    """
    answers = {key: value for key, value in request.answers.items() if key != NAME}
    stored = request.labels.get("fields", {})
    now = words.get(request.form_key, {})
    keys = [*(key for key in stored if key in answers), *(k for k in answers if k not in stored)]
    return [_answer(key, answers[key], stored, now, request.phone_key) for key in keys]


def number_shown(number: str) -> str:
    """Return a phone number in international format; any other value unchanged."""
    parsed = to_python(number)
    return local_form(parsed) if parsed and parsed.is_valid() else number


def _answer(
    key: str, value: object, stored: dict[str, Any], now: dict[str, Any], phone_key: str
) -> Answer:
    then, today = stored.get(key, {}), now.get(key, {})
    label = today.get("label") or then.get("label") or key
    choices = then.get("choices", {}) | today.get("choices", {})
    if key == phone_key and value:
        return Answer(key, label, number_shown(str(value)), f"tel:{value}")
    if key == f"{phone_key}{AS_TYPED}":
        return Answer(key, _("The number as typed"), str(value))
    shown = _in_words(value, choices)
    return Answer(key, label, shown, f"mailto:{shown}" if EMAIL.fullmatch(shown) else "")


def _in_words(value: object, choices: dict[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(_in_words(one, choices) for one in value)
    if window := read(str(value)):
        return str(window)
    return choices.get(str(value), str(value))
