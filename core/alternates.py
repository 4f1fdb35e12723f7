"""The same page in the other languages.

The one source for the language switcher, ``hreflang``, the sitemap and the
helpful 404. Alternates come from the translations of the page, never from
editing an address (translated slugs would break it).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from core.lookups.references import lookup, source_language


@dataclass(frozen=True)
class Alternate:
    """One language of a page. ``url`` leads to the page, or to the language's home when it is not translated."""

    code: str
    name: str
    url: str
    full_url: str
    is_current: bool
    is_available: bool


def live_translations(page: Page) -> dict[str, Page]:
    """Return ``{language code: page}`` of the live translations. Aliases are not translations."""
    row = lookup(Page, [page.pk]).get(page.pk)
    forms = row.live_forms if row else {}
    return {code: form for code, form in forms.items() if form.alias_of_id is None}


def home_url(code: str) -> str:
    with translation.override(code):
        return reverse("wagtail_serve", args=[""])


def alternates_for_page(
    page: Page, request: HttpRequest | None = None, query: str = ""
) -> list[Alternate]:
    """Return one `Alternate` for each language of the site, in the order of the settings."""
    family = live_translations(page)
    shown = page.locale.language_code
    return [
        _alternate(code, name, family.get(code), request, query, shown)
        for code, name in content_languages()
    ]


def _alternate(
    code: str,
    name: str,
    page: Page | None,
    request: HttpRequest | None,
    query: str,
    shown: str,
) -> Alternate:
    full_url = page.get_full_url(request) if page else None
    if page is None or full_url is None:
        return Alternate(code, name, home_url(code), "", code == shown, False)
    return Alternate(
        code,
        name,
        f"{page.get_url(request)}{query}",
        f"{full_url}{query}",
        code == shown,
        True,
    )


def alternates_for_view(view_name: str, request: HttpRequest, query: str = "") -> list[Alternate]:
    """Alternates of a view whose address is the same in every language but for the prefix."""
    current = translation.get_language()
    found = []
    for code, name in content_languages():
        with translation.override(code):
            url = f"{reverse(view_name)}{query}"
        found.append(
            Alternate(code, name, url, request.build_absolute_uri(url), code == current, True)
        )
    return found


def homes() -> list[Alternate]:
    """The home pages, for a page that belongs to no language."""
    current = translation.get_language()
    return [
        Alternate(code, name, home_url(code), "", code == current, False)
        for code, name in content_languages()
    ]


def x_default(alternates: Iterable[Alternate]) -> str:
    """The address for readers of any other language: the source language's, else the first."""
    available = [item for item in alternates if item.is_available]
    source = [item for item in available if item.code == source_language()]
    return (source or available)[0].full_url if available else ""


def content_languages() -> list[tuple[str, Any]]:
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)
