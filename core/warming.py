"""Requests newly published pages in the worker, so that no visitor waits while pictures are scaled.

Wagtail creates a rendition when a page first needs it. A guide with ten pictures has about
sixty, which takes seconds.
"""

import datetime
import time

from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page

#: After a start, the pages published within this time are requested.
LOOK_BACK = datetime.timedelta(hours=1)
#: In seconds. Then the worker returns to its more urgent work, the mail.
AT_A_TIME = 1.0


class Warming:
    """The queue of pages published since the last query: home pages first, then lists, then the pages in lists."""

    def __init__(self) -> None:
        self.since = timezone.now() - LOOK_BACK
        self.waiting: list[int] = []

    def open_some(self) -> list[Page]:
        """Request the next pages, at least one, and their parents; return the pages taken from the queue."""
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
            self._query()
        # Removed from the queue first: a page that fails must not be tried again for ever.
        return Page.objects.live().filter(pk=self.waiting.pop(0)).first() if self.waiting else None

    def _query(self) -> None:
        pages = Page.objects.live().filter(last_published_at__gt=self.since, depth__gt=1)
        found = list(pages.order_by("depth", "path").values_list("pk", "last_published_at"))
        self.waiting = [pk for pk, _moment in found]
        self.since = max((moment for _pk, moment in found), default=self.since)


def open_as_visitor(page: Page) -> HttpResponseBase | None:
    """Run a request for a page through the site's middleware; ``None`` for a page without an address.

    Wagtail's `make_preview_request` would render a preview.
    """
    parts = page.get_url_parts()
    if parts is None:
        return None
    _site, root_url, path = parts
    host = root_url.partition("//")[2]
    # Marked as HTTPS: with SECURE_SSL_REDIRECT the answer would be a redirect otherwise.
    request = RequestFactory().get(path, secure=True, headers={"host": host})
    handler = BaseHandler()
    handler.load_middleware()
    with translation.override(translation.get_language()):
        return handler.get_response(request)
