from dataclasses import dataclass
from typing import Any

from django import template
from django.template import Context
from wagtail.models import Page

from core.alternates import content_languages, live_translations
from core.references import source_language
from translations import warnings

register = template.Library()


@dataclass(frozen=True)
class Warned:
    """What the notice says: of the page or only of an entry on it, since when, and where to read more."""

    own: bool
    since: Any
    url: str
    code: str
    language: str


@register.simple_tag(takes_context=True)
def outdated_safety(context: Context) -> Warned | None:
    """The notice for a page that says less about safety than its original. Nothing in a preview: it shows what is to come."""
    page, request = context.get("page"), context.get("request")
    if not isinstance(page, Page) or not page.pk or getattr(request, "is_preview", False):
        return None
    found = warnings.outdated_safety(page)
    if found is None:
        return None
    code = source_language()
    original = live_translations(page).get(code)
    url = (original.get_url(request) or "") if original else ""
    language = str(dict(content_languages())[code])
    return Warned(found.own, found.since, url, code, language)
