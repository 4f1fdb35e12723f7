from typing import Any

from modelcluster.fields import ParentalKey
from wagtail.models import Page, get_translatable_models


def shared_entry_models() -> list[Any]:
    """Return the translatable models that stand on their own: neither pages nor parts of something."""
    models = get_translatable_models()
    return [model for model in models if not issubclass(model, Page) and not is_part(model)]


def is_part(model: Any) -> bool:
    """Whether a model is an item of a list that belongs to a page or entry."""
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())
