"""Scheduled publications."""

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Revision, RevisionMixin

#: A base content type and the key of a row, as revisions keep them.
RevisionKey = tuple[int, str]


def scheduled() -> dict[RevisionKey, datetime]:
    """Return the time of every scheduled publication, in one query: there are always few."""
    rows = Revision.objects.filter(approved_go_live_at__isnull=False).order_by("pk")
    names = ("base_content_type_id", "object_id", "approved_go_live_at")
    return {(kind, pk): hour for kind, pk, hour in rows.values_list(*names)}


def hour_of(
    model: type[Model], pk: int | str, hours: dict[RevisionKey, datetime]
) -> datetime | None:
    if not hours or not issubclass(model, RevisionMixin):
        return None
    base = [model, *model._meta.get_parent_list()][-1]
    kind = ContentType.objects.get_for_model(base, for_concrete_model=False)
    return hours.get((kind.pk, str(pk)))
