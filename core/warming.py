"""Requests newly published pages in the worker, so that no visitor waits while pictures are scaled.

Wagtail creates a rendition when a page first needs it. A guide with ten pictures has about
sixty, which takes seconds.
"""

import datetime

from django.core.handlers.base import BaseHandler
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.utils import timezone, translation
from django_tasks import task
from wagtail.models import Page

from core.background.engine import CHORES, SITE
from core.drawing.permission import drawing
from core.models.jobs import JobState

NAME = "core: warm published pages"
#: On the first run, the pages published within this time are requested.
LOOK_BACK = datetime.timedelta(hours=1)
#: Lower than that of the periodic jobs, which must not wait for a hundred pages.
PRIORITY = -50


def warm_published() -> None:
    """Enqueue the pages published since the last run: home pages first, then lists, then the pages in lists."""
    done_at = JobState.objects.filter(name=NAME).values_list("done_at", flat=True).first()
    since = done_at or timezone.now() - LOOK_BACK
    pages = Page.objects.live().filter(last_published_at__gt=since, depth__gt=1)
    published = list(pages.order_by("depth", "path"))
    lists = {parent.pk for parent in map(Page.get_parent, published)}
    for pk in dict.fromkeys([*(page.pk for page in published), *sorted(lists)]):
        warm_page.enqueue(pk)


@task(backend=SITE, queue_name=CHORES, priority=PRIORITY)
def warm_page(pk: int) -> None:
    if page := Page.objects.live().filter(pk=pk).first():
        open_as_visitor(page)


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
    with translation.override(translation.get_language()), drawing(permitted=True):
        return handler.get_response(request)
