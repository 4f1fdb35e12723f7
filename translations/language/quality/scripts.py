"""Finds letters of the wrong alphabet."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _

from translations.language.quality.checked_string import ERROR, CheckedString, Finding, words
from translations.language.quality.languages import base

#: Ordinary words from which a text without any letter of its language's alphabet cannot be a name.
ENOUGH_WORDS = 3


def mixed_scripts(checked: CheckedString) -> Iterator[Finding]:
    """Find words in two alphabets: a Latin "a" in a Cyrillic word looks right, but search and screen readers fail on it."""
    known = set(_parts(checked.source_text))
    mixed = sorted(
        {part for part in _parts(checked.target_text) if len(_scripts(part)) > 1} - known
    )
    if mixed:
        yield Finding(
            ERROR,
            "script",
            _("Letters of two alphabets in one word: %(words)s.") % {"words": ", ".join(mixed[:3])},
        )


def foreign_script(checked: CheckedString) -> Iterator[Finding]:
    own = script_of_language(checked.target_language)
    ordinary = [word for word in words(checked.target_text) if word.islower() and len(word) > 2]
    scripts = set().union(*map(_scripts, ordinary)) if ordinary else set()
    if own and len(ordinary) >= ENOUGH_WORDS and own not in scripts:
        yield Finding(
            ERROR, "language", _("The translation is not written in the letters of its language.")
        )


@cache
def script_of_language(language_code: str) -> str:
    """Return the alphabet of a language, taken from its own name; empty if unknown."""
    info = LANG_INFO.get(language_code) or LANG_INFO.get(base(language_code)) or {}
    return next(iter(_scripts(info.get("name_local", ""))), "")


def _parts(text: str) -> list[str]:
    return [part for word in words(text) for part in word.replace("‑", "-").split("-")]


def _scripts(word: str) -> set[str]:
    return {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()} - {
        "MODIFIER", "FEMININE", "MASCULINE", "MICRO"
    }  # fmt: skip
