from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import template
from django.http import HttpRequest
from django.template import Context
from wagtail.models import Page

from core.alternates import content_languages, live_translations
from core.lookups.references import families, source_language, with_translations
from translations.tracking import warnings

register = template.Library()


@dataclass(frozen=True)
class OutdatedEntry:
    """An outdated entry: its name for the reader, and the address of the original."""

    title: str
    url: str
    original_url: str


@dataclass(frozen=True)
class Warned:
    """The content of the notice: outdated page and entries, since when, and the address of the original."""

    own: bool
    since: datetime | None
    url: str
    code: str
    language: str
    entries: list[OutdatedEntry]


@register.simple_tag(takes_context=True)
def outdated_safety(context: Context) -> Warned | None:
    """Return the notice for a page whose safety texts are outdated. None in a preview, which shows the next version."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or not page.pk or getattr(request, "is_preview", False):
        return None
    found = warnings.outdated_safety(page)
    if found is None:
        return None
    code = source_language()
    original = live_translations(page).get(code)
    language = str(dict(content_languages())[code])
    entries = _entries(found.entries, page, request) if found.entries else []
    return Warned(found.own, found.since, _url(original, request), code, language, entries)


def _entries(keys: list[UUID], page: Page, request: HttpRequest | None) -> list[OutdatedEntry]:
    rows = with_translations(families(Page, keys))
    forms = {row.translation_key: row.live_forms for row in rows}
    made = []
    for key in keys:
        if own := forms.get(key, {}).get(page.locale.language_code):
            original = forms[key].get(source_language())
            made.append(OutdatedEntry(own.title, _url(own, request), _url(original, request)))
    return sorted(made, key=lambda entry: entry.title.casefold())


def _url(page: Page | None, request: HttpRequest | None) -> str:
    return (page.get_url(request) or "") if page else ""
