from wagtail.models import Page

from core.lookups.references import known_pages


def live_ancestors(page: Page) -> list[Page]:
    """Return the live pages above this one, home first."""
    known = known_pages()
    if page.pk in known:
        above = [row for row in known.values() if row and page.is_descendant_of(row)]
        return sorted((row for row in above if row.live), key=lambda row: row.depth)
    return list(page.get_ancestors().filter(depth__gt=1, live=True).select_related("locale"))
