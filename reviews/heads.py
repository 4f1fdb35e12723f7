"""The head of a translation family: the page or entry that is reviewed, for all languages.

It is the row of the source language; in a family without one, any row.
"""

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from wagtail.models import Locale, Page, TranslatableMixin

from reviews.kinds import is_reviewed


def head_of(instance: TranslatableMixin) -> Any:
    """Return the head of the family of a page or entry, as it is stored."""
    if isinstance(instance, Page):
        instance = instance.specific
    model = type(instance)
    rows = model._default_manager.filter(translation_key=instance.translation_key)
    if isinstance(instance, Page):
        rows = rows.filter(alias_of__isnull=True)
    return rows.filter(locale=Locale.get_default()).first() or rows.order_by("pk").first()


def is_reviewed_instance(instance: object) -> bool:
    """Whether this page or entry belongs to a kind that is reviewed."""
    model: Any = instance.specific_class if isinstance(instance, Page) else type(instance)
    return isinstance(instance, Model) and model is not None and is_reviewed(model)


def heads(model: type[Model]) -> QuerySet[Any]:
    """Return the heads of a kind, live or not, without their streams."""
    source = Locale.get_default()
    rows: Any = model._default_manager.select_related("locale")
    family = model._default_manager.filter(
        translation_key=OuterRef("translation_key"), locale=source
    )
    if issubclass(model, Page):
        rows = rows.filter(alias_of__isnull=True).defer_streamfields()
        family = family.filter(alias_of__isnull=True)
    return rows.filter(Q(locale=source) | ~Exists(family))
