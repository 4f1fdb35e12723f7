"""Matches names without diacritics: "berzins" finds "Bērziņš", "алена" finds "Алёна"."""

import re
import unicodedata
from collections import defaultdict

#: Letters with diacritics in Latvian, Russian and neighbouring languages.
MARKED = "āčēģīķļņōŗšūžёйąęėįųóśńäöüõ"


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _families() -> dict[str, str]:
    found: dict[str, str] = defaultdict(str)
    for letter in MARKED:
        found[_base(letter)] += letter
    return {base: base + marked for base, marked in found.items()}


FAMILIES = _families()


def pattern(word: str) -> str:
    """Return a regular expression that finds a word in a name, with or without diacritics."""
    composed = unicodedata.normalize("NFC", word.lower())
    return "".join(_any_form_of(letter) for letter in composed)


def _any_form_of(letter: str) -> str:
    family = FAMILIES.get(_base(letter), letter)
    # With capitals: some databases fold case only for Latin letters.
    return f"[{family}{family.upper()}]" if letter.isalpha() else re.escape(letter)
