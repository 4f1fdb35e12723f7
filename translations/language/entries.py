from django.db.models import Model
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin, get_translatable_models


def shared_entry_models() -> list[type[TranslatableMixin]]:
    """Return the translatable models that are neither pages nor parts of another model."""
    models = get_translatable_models()
    return [model for model in models if not issubclass(model, Page) and not is_part(model)]


def is_part(model: type[Model]) -> bool:
    """Whether a model is an item of a list that belongs to a page or entry."""
    return any(isinstance(field, ParentalKey) for field in model._meta.get_fields())
