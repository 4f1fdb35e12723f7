"""Finds a term in a text, also when it is inflected.

A rule of beginnings rather than a stemmer: there is none for Latvian, and a rule that a
person can foresee is worth more here than one that is right a little more often.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
#: So many letters of a word may be its ending; of a short one, one vowel or soft sign.
ENDING = 2
SHORT = 4
SHORT_ENDING = re.compile(r"[aeiouyаеиоуыэюяь]$")
#: An inflected form is longer than the beginning by so much at most.
LONGEST_ENDING = 4
#: Makes «й» of «и»: a letter of its own.
BREVE = "\u0306"


def says(text: str, form: str) -> bool:
    """Whether these very words stand in the text, uninflected."""
    return f" {' '.join(_words(form))} " in f" {' '.join(_words(text))} "


def uses(text: str, term: str) -> bool:
    """Whether the words of the term stand in the text, in this order and in any form."""
    wanted, found = _wanted(term), _words(text)
    # Most terms are not in most texts: this tells so without looking at every word.
    if not all(beginning in _joined(text) for beginning, _longest in wanted):
        return False
    last = len(found) - len(wanted)
    return bool(wanted) and any(
        all(_is_form(found[start + n], *one) for n, one in enumerate(wanted))
        for start in range(last + 1)
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_fold(word) for word in WORD.findall(text.lower()))


@lru_cache(maxsize=4096)
def _wanted(term: str) -> list[tuple[str, int]]:
    return [_beginning(word) for word in _words(term)]


@lru_cache(maxsize=4096)
def _joined(text: str) -> str:
    return " ".join(_words(text))


def _beginning(word: str) -> tuple[str, int]:
    """What every form of a word begins with, and how long a form may be."""
    if len(word) < SHORT:
        return word, len(word) + 1
    if len(word) == SHORT:
        beginning = SHORT_ENDING.sub("", word)
        return beginning, len(beginning) + LONGEST_ENDING - 1
    beginning = word[:-ENDING]
    return beginning, len(beginning) + LONGEST_ENDING


def _is_form(word: str, beginning: str, longest: int) -> bool:
    return word.startswith(beginning) and len(word) <= longest


def _fold(word: str) -> str:
    """Without marks: Latvian consonants change theirs in inflection (muskulis, muskuļa)."""
    parts = unicodedata.normalize("NFD", word.replace("ё", "е"))
    kept = (part for part in parts if not unicodedata.combining(part) or part == BREVE)
    return unicodedata.normalize("NFC", "".join(kept))
