from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, Site

from core.alternates import Alternate, content_languages, x_default


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every live public page with its translations, in a fixed number of queries."""
    context = {"urls": entries(request)}
    return TemplateResponse(request, "sitemap.xml", context, content_type="application/xml")


def entries(request: HttpRequest) -> list[dict[str, Any]]:
    families: dict[Any, list[Page]] = defaultdict(list)
    for page in _pages(request):
        families[page.translation_key].append(page)
    return [entry for family in families.values() for entry in _family_entries(family, request)]


def _pages(request: HttpRequest) -> Any:
    site = Site.find_for_request(request)
    if site is None:
        return Page.objects.none()
    roots = Page.objects.filter(translation_key=site.root_page.translation_key).values_list(
        "path", flat=True
    )
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


def _family_entries(family: list[Page], request: HttpRequest) -> list[dict[str, Any]]:
    names = dict(content_languages())
    alternates = [
        Alternate(
            page.locale.language_code,
            str(names[page.locale.language_code]),
            "",
            url,
            False,
            True,
        )
        for page in family
        if page.locale.language_code in names and (url := page.get_full_url(request))
    ]
    default = x_default(alternates)
    modified = {page.locale.language_code: page.last_published_at for page in family}
    return [
        {
            "location": a.full_url,
            "modified": modified[a.code],
            "alternates": alternates,
            "x_default": default,
        }
        for a in alternates
    ]
