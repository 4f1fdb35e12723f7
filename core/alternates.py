"""The same page in the other languages, for the language switcher, ``hreflang``, the sitemap and the 404.

Alternates come from the translations of a page. An address with another language prefix
would be wrong: slugs are translated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from core.lookups.closed import is_open
from core.lookups.references import lookup, source_language


@dataclass(frozen=True)
class Alternate:
    """One language of a page.

    ``url`` is the page's path, or that of the language's home page where the page is not
    translated; ``full_url`` is its absolute address, empty where it is not translated.
    """

    code: str
    name: str
    url: str
    full_url: str
    is_current: bool

    @property
    def is_available(self) -> bool:
        return bool(self.full_url)


def live_translations(page: Page) -> dict[str, Page]:
    """Return ``{language code: page}`` of the live translations that a visitor may open. Aliases are not translations."""
    row = lookup(Page, [page.pk]).get(page.pk)
    forms = row.live_forms if row else {}
    return {
        code: form for code, form in forms.items() if form.alias_of_id is None and is_open(form)
    }


def alternates_for_page(
    page: Page, request: HttpRequest | None = None, query: str = ""
) -> list[Alternate]:
    """Return one `Alternate` for each language of the site, in the order of the settings."""
    addresses = {
        code: (f"{form.get_url(request)}{query}", f"{full_url}{query}")
        for code, form in live_translations(page).items()
        if (full_url := form.get_full_url(request))
    }
    return _in_every_language(addresses, page.locale.language_code)


def alternates_for_view(view_name: str, request: HttpRequest, query: str = "") -> list[Alternate]:
    """Return the alternates of a view whose addresses differ only in the language prefix."""
    urls = {code: f"{_reversed(code, view_name)}{query}" for code, _name in content_languages()}
    addresses = {code: (url, request.build_absolute_uri(url)) for code, url in urls.items()}
    return _in_every_language(addresses, translation.get_language())


def homes() -> list[Alternate]:
    """Return the home pages, as the unavailable alternates of a page without a language."""
    return _in_every_language({}, translation.get_language())


def x_default(alternates: Iterable[Alternate]) -> str:
    """Return the full address in the source language, else in the first language there is, else nothing."""
    available = [item for item in alternates if item.is_available]
    available.sort(key=lambda item: item.code != source_language())
    return available[0].full_url if available else ""


def home_url(code: str) -> str:
    return _reversed(code, "wagtail_serve", "")


def content_languages() -> list[tuple[str, str]]:
    return list(settings.WAGTAIL_CONTENT_LANGUAGES)


def _in_every_language(
    addresses: Mapping[str, tuple[str, str]], current: str | None
) -> list[Alternate]:
    """Build the alternates from the ``{code: (url, full_url)}`` of the languages available."""
    return [
        Alternate(code, name, *(addresses.get(code) or (home_url(code), "")), code == current)
        for code, name in content_languages()
    ]


def _reversed(code: str, view_name: str, *args: str) -> str:
    with translation.override(code):
        return reverse(view_name, args=args)
