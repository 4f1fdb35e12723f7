from collections.abc import Iterable

from django import template

from core.alternates import Alternate
from core.lookups.references import source_language

register = template.Library()


@register.simple_tag
def missing_languages(languages: Iterable[Alternate]) -> list[Alternate]:
    """Return the languages that a page lacks; none if it is not available in the source language."""
    found = list(languages)
    if not any(one.is_available and one.code == source_language() for one in found):
        return []
    return [language for language in found if not language.is_available]
