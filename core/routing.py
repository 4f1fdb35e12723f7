"""Finds the page of an address in a fixed number of queries, at any depth of the tree."""

from collections.abc import Sequence

from wagtail.models import Page

from core.lookups.memory import remembered


def live_page_below(home: Page, path_components: Sequence[str]) -> Page | None:
    """Return the live page at this path below ``home`` as its own type, or ``None``."""
    url_path = f"{home.url_path}{'/'.join(path_components)}/"
    # The slug as well: only that column has an index.
    place = {"slug": path_components[-1], "url_path": url_path}
    model = remembered(("type of page", url_path), lambda: _type_of(place))
    if model is None:
        return None
    return model._default_manager.live().select_related("locale").filter(**place).first()


def _type_of(place: dict[str, str]) -> type[Page] | None:
    found = Page.objects.live().filter(**place).first()
    return found.specific_class if found else None
