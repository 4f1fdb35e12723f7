"""Finds a term in a text, also when it is inflected.

Compares the beginnings of words instead of stems: translators can predict the rule, which
is worth more here than a few more matches, and no stemmer for Latvian is published.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
#: Longest ending, in letters. The ending of a short word is one vowel or soft sign.
ENDING = 2
SHORT = 4
SHORT_ENDING = re.compile(r"[aeiouyаеиоуыэюяь]$")
#: Letters by which an inflected form may be longer than the common beginning.
LONGEST_ENDING = 4
#: The combining breve turns «и» into «й», which is another letter.
BREVE = "\u0306"


def says(text: str, form: str) -> bool:
    """Whether the text contains exactly these words, uninflected."""
    return f" {' '.join(_words(form))} " in f" {' '.join(_words(text))} "


def place(text: str, term: str) -> tuple[int, int] | None:
    """Return where the text first uses the words of the term, in any inflected form; ``None`` if it does not."""
    wanted = _wanted(term)
    if not wanted or not all(beginning in _joined(text) for beginning, _longest in wanted):
        return None
    found = [(match.span(), _fold(match[0].lower())) for match in WORD.finditer(text)]
    for first in range(len(found) - len(wanted) + 1):
        words = found[first : first + len(wanted)]
        if all(_is_form(word, *one) for (_span, word), one in zip(words, wanted, strict=True)):
            return words[0][0][0], words[-1][0][1]
    return None


def uses(text: str, term: str) -> bool:
    """Whether the text contains the words of the term, in this order and in any inflected form."""
    wanted, found = _wanted(term), _words(text)
    # Most texts lack most terms: this excludes them without comparing every word.
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
    """Return the common beginning of a word's forms, and the greatest length of a form."""
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
    """Return the text without diacritics: inflection changes those of Latvian consonants (muskulis, muskuļa)."""
    parts = unicodedata.normalize("NFD", word.replace("ё", "е"))
    kept = (part for part in parts if not unicodedata.combining(part) or part == BREVE)
    return unicodedata.normalize("NFC", "".join(kept))
