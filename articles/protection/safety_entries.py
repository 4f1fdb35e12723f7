"""The kinds of shared entries that protect readers: none leaves while a live guide shows it."""

from django.db.models import Model
from wagtail.models import Page, TranslatableMixin

from articles.models import ContraindicationPage, RedFlag, UrgencyAdvice

#: Add a model here, and all of this package protects it. Guides choose its pages or snippets in their body.
SAFETY_ENTRIES: list[type[TranslatableMixin]] = [ContraindicationPage, RedFlag, UrgencyAdvice]

#: Guides show it beside the entries that they choose: nothing can be put in its place (`articles.protection.guides`).
SHOWN_UNCHOSEN: list[type[TranslatableMixin]] = [UrgencyAdvice]


def safety_model(instance: Model) -> type[TranslatableMixin] | None:
    """Return the registered model of an instance; of a page also if it was loaded as a plain `Page`."""
    model = instance.specific_class if isinstance(instance, Page) else type(instance)
    return model if model in SAFETY_ENTRIES else None
