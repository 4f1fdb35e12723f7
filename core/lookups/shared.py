"""Small tables that nearly every page needs whole: languages, topics, techniques, people, the practice.

Their rows are cached. The signal receiver below drops a table from the cache when one of
its rows, or a picture on one, is saved or deleted.
"""

from typing import Literal, TypeVar

from django.apps import apps
from django.core.cache import cache
from django.db import models, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, TranslatableMixin

from core.lookups.memory import memory, remembered

Row = TypeVar("Row", bound=models.Model)

#: Shared, and the same in every language.
OTHERS = {"core.PracticeSettings", "core.VisitorConsent", "wagtailcore.Locale"}

#: In seconds. Limits the age of a row on a node whose cache is not shared.
TIMEOUT = 300


def is_shared(model: type[models.Model]) -> bool:
    return issubclass(model, TranslatableMixin) and not issubclass(model, Page)


def shared_rows(model: type[Row]) -> list[Row]:
    """Return every row of a small table, by key, with locale and pictures; from the cache when possible."""
    if memory():
        return remembered(_key(model), lambda: list(_rows(model)))
    rows: list[Row] | None = cache.get_or_set(_key(model), lambda: list(_rows(model)), TIMEOUT)
    return rows or []


def _rows(model: type[Row]) -> models.QuerySet[Row]:
    related = [*_pictures_of(model), *(["locale"] if is_shared(model) else [])]
    rows = model._default_manager.order_by("pk")
    return rows.select_related(*related) if related else rows


def _pictures_of(model: type[models.Model]) -> list[str]:
    related = {f.name: f.related_model for f in model._meta.fields if f.is_relation}
    return [name for name, other in related.items() if _is_picture(other)]


def _is_picture(model: type[models.Model] | Literal["self"] | None) -> bool:
    return isinstance(model, type) and model._meta.label == "core.Picture"


def _key(model: type[models.Model]) -> str:
    return f"shared-rows:{model._meta.label_lower}"


def forget(model: type[models.Model]) -> None:
    """Drop a table from the cache when the current transaction commits.

    Not before: the next request would fill the cache with the old rows again.
    """
    transaction.on_commit(lambda: cache.delete(_key(model)))


@receiver([post_save, post_delete])
def forget_changed(sender: type[models.Model], **kwargs: object) -> None:
    if is_shared(sender) or sender._meta.label in OTHERS:
        forget(sender)
    elif _is_picture(sender):
        for model in filter(is_shared, apps.get_models()):
            if _pictures_of(model):
                forget(model)
