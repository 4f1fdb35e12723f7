"""Finds the page of an address in a fixed number of queries, at any depth of the tree."""

from collections.abc import Sequence

from wagtail.models import Page


def live_page_below(home: Page, path_components: Sequence[str]) -> Page | None:
    """Return the live page at this path below ``home`` as its own type, or ``None``."""
    url_path = f"{home.url_path}{'/'.join(path_components)}/"
    # The slug as well: only that column has an index.
    found = Page.objects.live().filter(slug=path_components[-1], url_path=url_path).first()
    if found is None:
        return None
    model = found.specific_class
    if model is None:
        return None
    return model._default_manager.select_related("locale").get(pk=found.pk)
