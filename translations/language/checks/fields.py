from collections.abc import Iterable
from typing import Any

from django.core.checks import Error
from django.db import models
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields

from translations.language.checks.blocks import is_identifier

#: Fields of Wagtail's form pages that contain no prose.
NEVER_WORDS = {"clean_name", "to_address", "from_address", "subject"}


def translatable_identifier(model: type[models.Model]) -> Iterable[Error]:
    for field, rule in fields_of(model):
        if _is_identifier(model, field) and (rule.is_translated(None) or rule.is_overridable(None)):
            yield Error(
                f"{field} is an identifier or an address, and translators could change it.",
                hint=f'Add SynchronizedField("{field.name}", overridable=False) to override_translatable_fields.',
                obj=model,
                id="translations.E006",
            )


def fields_of(model: type[models.Model]) -> Iterable[tuple[Any, Any]]:
    """Yield each field of the model that wagtail-localize handles, with its rule (`TranslatableField` or `SynchronizedField`)."""
    for rule in get_translatable_fields(model):
        yield rule.get_field(model), rule


def _is_identifier(model: type[models.Model], field: Any) -> bool:
    if not isinstance(field, models.CharField | models.TextField):
        return False
    if issubclass(model, Page) and field.name == "slug":
        return False
    return (
        isinstance(field, models.SlugField)
        or field.name in NEVER_WORDS
        or is_identifier(field.name)
    )


RULES = [translatable_identifier]
