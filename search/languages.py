"""Links to results in other languages. Whole phrases, because the names of languages are inflected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from search.asked import Asked

PHRASES: dict[str, Callable[[int], str]] = {
    "en": lambda count: ngettext(
        "In English: %(count)s page", "In English: %(count)s pages", count
    ),
    "lv": lambda count: ngettext(
        "In Latvian: %(count)s page", "In Latvian: %(count)s pages", count
    ),
    "ru": lambda count: ngettext(
        "In Russian: %(count)s page", "In Russian: %(count)s pages", count
    ),
}


@dataclass(frozen=True)
class Elsewhere:
    """The same search in another language."""

    code: str
    label: str
    url: str


def elsewhere(counts: Mapping[str, int], asked: Asked) -> list[Elsewhere]:
    """Return a link for each language with results, in the order of the settings."""
    return [
        Elsewhere(code, _phrase(code, str(name), counts[code]), _url(code, asked))
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        if counts.get(code)
    ]


def _phrase(code: str, name: str, count: int) -> str:
    """Return the phrase for a language; a language without a phrase is named in itself."""
    phrase = PHRASES.get(code)
    return phrase(count) % {"count": count} if phrase else f"{name}: {count}"


def _url(code: str, asked: Asked) -> str:
    with translation.override(code):
        return f"{reverse('search')}{Asked(asked.query).address}"
