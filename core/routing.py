"""Finding the page of an address in a fixed number of queries, however deep it stands."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Page


def live_page_below(home: Page, path_components: Sequence[str]) -> Any | None:
    """Return the live page at this path below ``home`` as its own type, or ``None``."""
    url_path = f"{home.url_path}{'/'.join(path_components)}/"
    # By the slug first: only that has an index.
    found = Page.objects.live().filter(slug=path_components[-1], url_path=url_path).first()
    if found is None:
        return None
    model = found.specific_class
    if model is None:
        return None
    return model._default_manager.select_related("locale").get(pk=found.pk)
