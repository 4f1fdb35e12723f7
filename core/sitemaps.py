import datetime
from collections import defaultdict
from typing import TypedDict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, PageQuerySet, Site

from core.alternates import Alternate, content_languages, x_default


class SitemapEntry(TypedDict):
    """One address, with its page in every language (itself included)."""

    location: str
    modified: datetime.datetime | None
    alternates: list[Alternate]
    x_default: str


def sitemap(request: HttpRequest) -> HttpResponse:
    """List every live public page with its translations, in a fixed number of queries."""
    context = {"urls": entries(request)}
    return TemplateResponse(request, "sitemap.xml", context, content_type="application/xml")


def entries(request: HttpRequest) -> list[SitemapEntry]:
    families: dict[UUID, list[Page]] = defaultdict(list)
    for page in public_pages(request):
        families[page.translation_key].append(page)
    return [entry for family in families.values() for entry in _family_entries(family, request)]


def public_pages(request: HttpRequest) -> PageQuerySet:
    """Return the live public pages below the home pages of all languages, without aliases."""
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    homes = Page.objects.live().filter(translation_key=site.root_page.translation_key)
    roots = homes.values_list("path", flat=True)
    pages = Page.objects.none()
    for path in roots:
        pages = pages | Page.objects.filter(path__startswith=path)
    return (
        pages.live()
        .public()
        .filter(alias_of__isnull=True)
        .select_related("locale")
        .order_by("path")
    )


def _family_entries(family: list[Page], request: HttpRequest) -> list[SitemapEntry]:
    names = dict(content_languages())
    pages = {page.locale.language_code: page for page in family}
    alternates = [
        Alternate(code, names[code], "", url, is_current=False)
        for code, page in pages.items()
        if code in names and (url := page.get_full_url(request))
    ]
    default = x_default(alternates)
    return [
        SitemapEntry(
            location=alternate.full_url,
            modified=pages[alternate.code].last_published_at,
            alternates=alternates,
            x_default=default,
        )
        for alternate in alternates
    ]
