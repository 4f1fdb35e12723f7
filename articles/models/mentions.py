"""Which pages name a condition."""

from collections.abc import Iterable

from wagtail.models import Page, ReferenceIndex

from core.lookups.references import known_pages


def pages_that_name(pks: Iterable[int]) -> list[int]:
    """Return the keys of all pages that refer to one of these conditions, in one query."""
    mentions = ReferenceIndex.objects.filter(
        to_object_id__in=[str(pk) for pk in pks],
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    return [int(pk) for pk in mentions.values_list("object_id", flat=True).distinct()]


def family_of(page: Page) -> list[int]:
    """Return the keys of a page in all languages; without a query where the page itself is shown (`core.lookups.priming`)."""
    known = [row for row in known_pages().values() if row is not None]
    found = [row.pk for row in known if row.translation_key == page.translation_key]
    family = Page.objects.filter(translation_key=page.translation_key)
    return found or list(family.values_list("pk", flat=True))
