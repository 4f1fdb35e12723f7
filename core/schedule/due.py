"""Finds scheduled changes whose hour has passed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import DraftStateMixin, Page, Revision

from core.models.schedule import ScheduledChange


@dataclass(frozen=True)
class Due:
    """A change of one object. ``pk`` is that of the revision to publish, or of the object to unpublish."""

    change: ScheduledChange
    model: type[Model]
    pk: object
    content_type_id: int
    object_id: str
    at: datetime.datetime


def due_changes(now: datetime.datetime) -> list[Due]:
    """Return what is due: expired objects first, then revisions, each in the order of their hours."""
    return [*_expired(now), *_to_publish(now)]


def draft_models() -> list[type[Model]]:
    """Return every model with a schedule; `Page` stands for all types of pages."""
    return [
        Page,
        *(
            model
            for model in apps.get_models()
            if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
        ),
    ]


def _expired(now: datetime.datetime) -> Iterator[Due]:
    for model in draft_models():
        rows = model._default_manager.filter(live=True, expire_at__lt=now)
        kind = ContentType.objects.get_for_model(model).pk
        for pk, at in rows.order_by("expire_at").values_list("pk", "expire_at"):
            yield Due(ScheduledChange.UNPUBLISH, model, pk, kind, str(pk), at)


def _to_publish(now: datetime.datetime) -> Iterator[Due]:
    rows = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for pk, kind, object_id, at in rows.values_list(
        "pk", "base_content_type_id", "object_id", "approved_go_live_at"
    ):
        yield Due(ScheduledChange.PUBLISH, Revision, pk, kind, object_id, at)
