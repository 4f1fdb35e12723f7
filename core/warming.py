"""Opens what was just published before anybody else does, so that no visitor waits while pictures are scaled.

Wagtail makes the sizes of a picture when a page first asks for them: of a guide with
ten pictures some sixty files, which takes seconds.
"""

import datetime

from django.core.handlers.base import BaseHandler
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page

#: After a start, pages are opened that were published so short a time before.
LOOKS_BACK = datetime.timedelta(hours=1)


class Warming:
    """The pages published since the last look, one at each call: the worker has more urgent things to do."""

    def __init__(self) -> None:
        self.since = (timezone.now() - LOOKS_BACK, 0)

    def open_next(self) -> Page | None:
        """Open the next page, and the list it stands in; return it, or None when there is none."""
        moment, pk = self.since
        waiting = Page.objects.live().filter(last_published_at__gte=moment, depth__gt=1)
        page = (
            waiting.exclude(last_published_at=moment, pk__lte=pk)
            .order_by("last_published_at", "pk")
            .first()
        )
        if page:
            # First: what cannot be opened must not be tried for ever.
            self.since = (page.last_published_at, page.pk)
            open_as_visitor(page)
            open_as_visitor(page.get_parent())
        return page


def open_as_visitor(page: Page) -> HttpResponse | None:
    """Answer a request for a page as the site would, without a server; None for a page without an address."""
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
