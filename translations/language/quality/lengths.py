"""Finds titles and descriptions that search engines truncate."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from translations.language.quality.checked_string import WARNING, CheckedString, Finding

#: Approximate number of characters shown in search results.
LIMITS = {"title": 70, "seo_title": 70, "search_description": 165}


def too_long(checked: CheckedString) -> Iterator[Finding]:
    limit = LIMITS.get(checked.path)
    if limit and len(checked.target_text) > max(limit, len(checked.source_text)):
        message = ngettext(
            "%(length)s character: search engines show about %(limit)s of them.",
            "%(length)s characters: search engines show about %(limit)s of them.",
            len(checked.target_text),
        )
        yield Finding(
            WARNING, "length", message % {"length": len(checked.target_text), "limit": limit}
        )
