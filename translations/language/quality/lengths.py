"""What search engines cut off."""

from collections.abc import Iterator

from django.utils.translation import ngettext

from translations.language.quality.said import WARNING, Finding, Said

#: About what a list of results shows.
LIMITS = {"title": 70, "seo_title": 70, "search_description": 165}


def too_long(said: Said) -> Iterator[Finding]:
    limit = LIMITS.get(said.path)
    if limit and len(said.target_text) > max(limit, len(said.source_text)):
        message = ngettext(
            "%(length)s character: search engines show about %(limit)s of them.",
            "%(length)s characters: search engines show about %(limit)s of them.",
            len(said.target_text),
        )
        yield Finding(
            WARNING, "length", message % {"length": len(said.target_text), "limit": limit}
        )
