"""Which pages name a condition."""

from collections.abc import Iterable

from wagtail.models import ReferenceIndex


def pages_that_name(pks: Iterable[int]) -> list[int]:
    """Return the keys of all pages that refer to one of these conditions, in one query."""
    mentions = ReferenceIndex.objects.filter(
        to_object_id__in=[str(pk) for pk in pks],
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    return [int(pk) for pk in mentions.values_list("object_id", flat=True).distinct()]
