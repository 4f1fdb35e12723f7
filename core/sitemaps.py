"""The sitemap: an index, and a list for each thousand pages of a language.

Each list takes the same few queries, and reads no whole page.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote
from uuid import UUID
from xml.sax.saxutils import escape

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.models import Page, PageQuerySet, Site

from core.alternates import content_languages, home_url
from core.lookups.references import source_language

#: Pages in a list. Search engines take 50,000 addresses.
SHARD = 1000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: What Django's `reverse` leaves as it is in a path.
SAFE = "/~:@!$&'()*+,;="


class Row(NamedTuple):
    key: UUID
    code: str
    url_path: str
    modified: datetime.datetime | None


def sitemap(request: HttpRequest) -> HttpResponse:
    """List the lists of every language."""
    found = public_pages(request).order_by().values_list("locale__language_code")
    counted = dict(found.annotate(Count("pk")))
    addresses = [
        reverse("sitemap_shard", args=[code, number])
        for code, _name in content_languages()
        for number in range(1, -(-counted.get(code, 0) // SHARD) + 1)
    ]
    rows = [
        f"<sitemap><loc>{escape(request.build_absolute_uri(one))}</loc></sitemap>"
        for one in addresses
    ]
    return _xml("sitemapindex", rows)


def shard(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """List so many live public pages of a language, with their translations. Raises `Http404` for a number that is too high."""
    if number < 1:
        raise Http404
    pages = public_pages(request)
    part = slice((number - 1) * SHARD, number * SHARD)
    own = _rows(pages.filter(locale__language_code=code)[part])
    if not own or code not in dict(content_languages()):
        raise Http404
    keys = [row.key for row in own]
    families: dict[UUID, dict[str, str]] = defaultdict(dict)
    address = Addresses(request)
    for row in _rows(pages.order_by().filter(translation_key__in=keys)):
        families[row.key][row.code] = address.of(row)
    return _xml("urlset", [_url(row, families[row.key]) for row in own])


def _rows(pages: PageQuerySet) -> list[Row]:
    found = pages.values_list(
        "translation_key", "locale__language_code", "url_path", "last_published_at"
    )
    return [Row(*row) for row in found]


class Addresses:
    """The full addresses of many pages, as `Page.get_full_url` would return them one by one."""

    def __init__(self, request: HttpRequest) -> None:
        site = Site.find_for_request(request)
        roots = [root for root in Site.get_site_root_paths() if site and root.site_id == site.pk]
        self._roots = {root.language_code: (root.root_path, root.root_url) for root in roots}
        self._homes = {code: home_url(code) for code, _name in content_languages()}

    def of(self, row: Row) -> str:
        root_path, root_url = self._roots[row.code]
        rest = quote(row.url_path.removeprefix(root_path), safe=SAFE)
        return f"{root_url}{self._homes[row.code]}{rest}"


def _url(row: Row, family: dict[str, str]) -> str:
    default = (
        family.get(source_language())
        or family[next(c for c, _ in content_languages() if c in family)]
    )
    links = "".join(_link(code, url) for code, url in [*family.items(), ("x-default", default)])
    modified = (
        f"<lastmod>{row.modified.isoformat(timespec='seconds')}</lastmod>" if row.modified else ""
    )
    return f"<url><loc>{escape(family[row.code])}</loc>{modified}{links}</url>"


def _link(code: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(url)}"/>'


def _xml(kind: str, rows: Iterable[str]) -> HttpResponse:
    names = f'xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    text = "\n".join([f"<{kind} {names}>", *rows, f"</{kind}>"])
    return HttpResponse(f"{HEAD}{text}\n", content_type="application/xml")


def public_pages(request: HttpRequest) -> PageQuerySet:
    """Return the live public pages below the home pages of all languages, without aliases."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    homes = Page.objects.live().filter(translation_key=site.root_page.translation_key)
    pages = Page.objects.none()
    for path in homes.values_list("path", flat=True):
        pages = pages | Page.objects.filter(path__startswith=path)
    return (
        pages.live()
        .public()
        .filter(alias_of__isnull=True)
        .select_related("locale")
        .order_by("path")
    )
