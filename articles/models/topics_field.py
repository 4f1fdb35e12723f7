from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from articles.models.library import Topic
from core.lookups.references import source_language, whole_table


def named_topics() -> dict[str, str]:
    """Return the names of all topics in the source language by their key, which is the same in every language."""
    rows = whole_table(Topic)
    return {row.key: row.name for row in rows if row.locale.language_code == source_language()}


class TopicsField(models.JSONField):
    """Several topics, as a list of their keys."""

    def deconstruct(self) -> Any:
        """Describe the column to migrations, which name no code that may change."""
        name, _path, arguments, options = super().deconstruct()
        return name, "django.db.models.JSONField", arguments, options

    def formfield(self, **kwargs: Any) -> forms.Field:
        choices: dict[str, Any] = {
            "choices": lambda: named_topics().items(),
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "widget": forms.CheckboxSelectMultiple,
        }
        return forms.MultipleChoiceField(**choices | kwargs)
