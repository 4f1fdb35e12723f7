"""The languages that a person speaks, by their codes; named in the language of the reader."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NAMES = {
    "ar": pgettext_lazy("a spoken language", "Arabic"),
    "be": pgettext_lazy("a spoken language", "Belarusian"),
    "de": pgettext_lazy("a spoken language", "German"),
    "en": pgettext_lazy("a spoken language", "English"),
    "es": pgettext_lazy("a spoken language", "Spanish"),
    "et": pgettext_lazy("a spoken language", "Estonian"),
    "fi": pgettext_lazy("a spoken language", "Finnish"),
    "fr": pgettext_lazy("a spoken language", "French"),
    "it": pgettext_lazy("a spoken language", "Italian"),
    "lt": pgettext_lazy("a spoken language", "Lithuanian"),
    "lv": pgettext_lazy("a spoken language", "Latvian"),
    "pl": pgettext_lazy("a spoken language", "Polish"),
    "ru": pgettext_lazy("a spoken language", "Russian"),
    "sv": pgettext_lazy("a spoken language", "Swedish"),
    "uk": pgettext_lazy("a spoken language", "Ukrainian"),
}


def name_of(code: str) -> str:
    return str(NAMES.get(code, code))


def validate_languages(value: list[str]) -> None:
    if not isinstance(value, list) or set(value) - set(NAMES):
        raise ValidationError(_("Choose languages from the list."))


class SpokenLanguagesField(models.JSONField):
    """Several languages, as a list of their codes."""

    default_validators = [validate_languages]

    def deconstruct(self) -> Any:
        """Describe the column to migrations, which name no code that may change."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.JSONField", arguments, options

    def formfield(self, **kwargs: Any) -> forms.Field:
        named = sorted(((code, name_of(code)) for code in NAMES), key=lambda row: row[1])
        choices: dict[str, Any] = {
            "choices": named,
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "widget": forms.CheckboxSelectMultiple,
        }
        return forms.MultipleChoiceField(**choices | kwargs)
