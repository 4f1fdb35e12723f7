from collections.abc import Iterable

from django import template
from django.utils.translation import gettext, override

from core.alternates import Alternate
from core.lookups.references import source_language

register = template.Library()

#: Said in the language that is missing (`components/wanted_languages.html`).
UNAVAILABLE = "This page is not available in your language yet"


@register.simple_tag
def missing_languages(languages: Iterable[Alternate]) -> list[Alternate]:
    """Return the languages that a page lacks and in which their readers can be told so.

    None if it is not available in the source language.
    """
    found = list(languages)
    if not any(one.is_available and one.code == source_language() for one in found):
        return []
    return [one for one in found if not one.is_available and _is_spoken(one.code)]


def _is_spoken(code: str) -> bool:
    with override(code):
        return code == "en" or gettext(UNAVAILABLE) != UNAVAILABLE
