"""Opens what was just published before anybody else does, so that no visitor waits while pictures are scaled.

Wagtail makes the sizes of a picture when a page first asks for them: of a guide with
ten pictures some sixty files, which takes seconds.
"""

import datetime
import time

from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page

#: After a start, pages are opened that were published so short a time before.
LOOKS_BACK = datetime.timedelta(hours=1)
#: After so many seconds it is the turn of what is more urgent: the worker's mail.
AT_A_TIME = 1.0


class Warming:
    """The pages published since the last look: home pages first, then lists, then what stands in them."""

    def __init__(self) -> None:
        self.since = timezone.now() - LOOKS_BACK
        self.waiting: list[int] = []

    def open_some(self) -> list[Page]:
        """Open the next pages, one at least, and the lists they stand in; return those that were waiting."""
        opened: dict[int, Page] = {}
        end = time.monotonic() + AT_A_TIME
        while time.monotonic() < end and (page := self._next()):
            opened[page.pk] = page
            open_as_visitor(page)
        lists = {parent.pk: parent for parent in map(Page.get_parent, opened.values())}
        for pk in lists.keys() - opened.keys():
            open_as_visitor(lists[pk])
        return list(opened.values())

    def _next(self) -> Page | None:
        if not self.waiting:
            self._look()
        # Taken off the list first: what cannot be opened must not be tried for ever.
        return Page.objects.live().filter(pk=self.waiting.pop(0)).first() if self.waiting else None

    def _look(self) -> None:
        pages = Page.objects.live().filter(last_published_at__gt=self.since, depth__gt=1)
        found = list(pages.order_by("depth", "path").values_list("pk", "last_published_at"))
        self.waiting = [pk for pk, _moment in found]
        self.since = max((moment for _pk, moment in found), default=self.since)


def open_as_visitor(page: Page) -> HttpResponse | None:
    """Answer a request for a page as the site would, without a server; None for a page without an address.

    Wagtail's `make_preview_request` would show a preview, and only of a page's own scheme.
    """
    parts = page.get_url_parts()
    if parts is None:
        return None
    _site, root_url, path = parts
    host = root_url.partition("//")[2]
    # As over https: a site that insists on it would only redirect.
    request = RequestFactory().get(path, secure=True, headers={"host": host})
    handler = BaseHandler()
    handler.load_middleware()
    with translation.override(translation.get_language()):
        return handler.get_response(request)
