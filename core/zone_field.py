from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.zones import Zone


def validate_zones(value: list[str]) -> None:
    if not isinstance(value, list) or set(value) - set(Zone.values):
        raise ValidationError(_("Choose body zones from the list."))


class ZonesField(models.JSONField):
    """Several body zones, as a list of the values of `Zone`."""

    default_validators = [validate_zones]

    def formfield(self, **kwargs: Any) -> forms.Field:
        choices: dict[str, Any] = {
            "choices": Zone.choices,
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "widget": forms.CheckboxSelectMultiple,
        }
        return forms.MultipleChoiceField(**choices | kwargs)
