"""What other languages have, as whole phrases: each language names the others in its own way."""

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
    """Return a link for each language that has something, in the order of the settings."""
    return [
        Elsewhere(code, _phrase(code, str(name), counts[code]), _url(code, asked))
        for code, name in settings.WAGTAIL_CONTENT_LANGUAGES
        if counts.get(code)
    ]


def _phrase(code: str, name: str, count: int) -> str:
    """A language that was added since names itself."""
    phrase = PHRASES.get(code)
    return phrase(count) % {"count": count} if phrase else f"{name}: {count}"


def _url(code: str, asked: Asked) -> str:
    with translation.override(code):
        return f"{reverse('search')}{Asked(asked.query).address}"
