"""Makes pages ready before anybody asks: after a deployment (`manage.py warm`), and in the worker after each change."""

import datetime
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from wagtail.models import Page

from core.models.changes import ContentChange
from core.ready_pages.changes import versions
from core.ready_pages.server import ReadyPages
from core.ready_pages.store import ALIAS

NAME = "core: make changed pages ready"
#: The name of the version for which the worker has done so.
DONE = "#refreshed"
#: Pages that the worker looks at after a change, from the front pages down. Readers of the others wait for a rendering.
MOST = 500
#: How long rows of `ContentChange` are kept: longer than any transaction, and than any page is true.
KEPT = datetime.timedelta(days=2)


class Warmer:
    """Asks for pages as a visitor would. What is ready then is in the cache that the web servers share."""

    def __init__(self) -> None:
        self.site = ReadyPages(get_wsgi_application())

    def warm(self, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
        """Yield the address of each page and how it was answered."""
        for page in pages:
            if address := address_of(page):
                yield address, self.ask(address)

    def ask(self, address: str) -> str:
        found: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            found.update(status=status, headers=dict(headers))

        result = self.site(environ(address), start_response)
        for _part in result:
            pass
        if close := getattr(result, "close", None):
            close()
        return str(found["headers"].get("Cache-Status", found["status"]))


def live_pages() -> Iterable[Page]:
    """Return the pages that visitors may see, front pages first."""
    pages = Page.objects.live().public().filter(depth__gt=1)
    return pages.order_by("depth", "path").iterator(chunk_size=200)


def address_of(page: Page) -> str:
    """Return a page's full address, as visitors know it; empty for one that has none."""
    parts = page.get_url_parts()
    if parts is None:
        return ""
    _site, root, path = parts
    # The record of the only site often still says localhost.
    is_named = urlsplit(root).hostname not in {"localhost", "127.0.0.1"}
    return f"{root if is_named else settings.WAGTAILADMIN_BASE_URL}{path}"


def environ(address: str) -> dict[str, Any]:
    """Return the environment of a visitor's request, as the proxy would pass it on."""
    parts = urlsplit(address)
    made = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote(parts.path, "latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": parts.netloc,
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
    }
    if settings.SECURE_PROXY_SSL_HEADER and parts.scheme == "https":
        name, value = settings.SECURE_PROXY_SSL_HEADER
        made[name] = value
    return made


def refresh() -> None:
    """Confirm or render the first pages, if the content has changed since the last time."""
    forget_old_changes()
    if not settings.READY_PAGES:
        return
    version = versions.current()
    if version is None or caches[ALIAS].get(DONE) == version:
        return
    for number, _made in enumerate(Warmer().warm(live_pages())):
        if number + 1 >= MOST:
            break
    caches[ALIAS].set(DONE, version, None)


def forget_old_changes() -> None:
    """Delete the old rows below the first young one, but never the newest: no version may come back."""
    rows = ContentChange.objects.order_by("pk")
    young = rows.filter(created_at__gte=timezone.now() - KEPT).first()
    if first_kept := young or rows.last():
        rows.filter(pk__lt=first_kept.pk).delete()
