"""The kinds of pages and entries that a doctor reviews, and what each needs before it is published.

A model joins by ``is_medically_reviewed = True``. What counts as its content about safety is
declared as for the translations (`translations.language.safety`).
"""

from django.apps import apps
from django.conf import settings
from django.db.models import Model, TextChoices

#: The key of `settings.MEDICAL_REVIEW` for the kinds that it does not name.
DEFAULT = "default"


class Rule(TextChoices):
    """Whether safety texts may be published without a review."""

    REQUIRED = "required"
    ASK = "ask"
    OFF = "off"


def is_reviewed(model: type[Model]) -> bool:
    return bool(getattr(model, "is_medically_reviewed", False)) and not model._meta.abstract


def reviewed_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if is_reviewed(model)]


def rule_of(model: type[Model]) -> Rule:
    """Return the rule of a kind; `Rule.OFF` for a model that nobody reviews."""
    if not is_reviewed(model):
        return Rule.OFF
    rules = settings.MEDICAL_REVIEW
    return Rule(rules.get(model._meta.label) or rules.get(DEFAULT) or Rule.REQUIRED)
