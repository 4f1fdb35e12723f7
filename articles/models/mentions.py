"""Which pages are one condition, in all languages."""

from wagtail.models import Page

from core.lookups.references import known_pages


def family_of(page: Page) -> list[int]:
    """Return the keys of a page in all languages; without a query where the page itself is shown (`core.lookups.priming`)."""
    known = [row for row in known_pages().values() if row is not None]
    found = [row.pk for row in known if row.translation_key == page.translation_key]
    family = Page.objects.filter(translation_key=page.translation_key)
    return found or list(family.values_list("pk", flat=True))
