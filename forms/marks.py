"""Marks: where the search looks before it decrypts.

A request has one mark for each part of its number, of four digits, and for each part of its names and
beginning of its words, of three letters. A mark is a keyed digest cut down to one of few values, so
different parts share a mark. It narrows a search to some hundred requests, which are then
decrypted and compared; alone it says little (decision 41).

Letters are compared across alphabets: Анна is found by Anna, Bērziņš by berzins.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii

from forms.sealing import digest

#: Values of a mark. Few enough that hundreds of numbers share each, enough to narrow 100,000 requests.
OF_NUMBERS, OF_WORDS = 512, 2048
DIGITS, LETTERS = 4, 3
#: Words of a text that get a mark.
MOST_WORDS = 400
WORD = re.compile(r"[^\W\d_]+")
#: What one alphabet spells in several ways of another: Julia, Jūlija, Юлия.
ALIKE = [("sch", "s"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("kh", "h"), ("x", "ks")]
VOWELS = str.maketrans({"y": "i", "j": "i"})
#: Signs without a sound, which would part a word.
SOFT = re.compile("[ьъ]", re.IGNORECASE)
REPEATED = re.compile(r"(.)\1+")


def folded(text: str) -> str:
    """Return a text for comparisons: small Latin letters without diacritics, spelt in one way."""
    plain = anyascii(SOFT.sub("", unicodedata.normalize("NFC", text))).lower()
    for several, one in ALIKE:
        plain = plain.replace(several, one)
    return REPEATED.sub(r"\1", plain.translate(VOWELS))


def marks(number: str, names: Iterable[str], texts: Iterable[str]) -> str:
    """Return the marks of a request as they are stored."""
    found = {*_of_number(number)}
    for name in names:
        found |= {_mark(part) for word in _words(name) for part in _parts(word, LETTERS)}
    for text in texts:
        found |= {
            _mark(word[:LETTERS]) for word in _words(text)[:MOST_WORDS] if word[LETTERS - 1 :]
        }
    return f" {' '.join(sorted(found))} "


def wanted(word: str) -> set[str]:
    """Return the marks that a request must have in which a word of the search begins a word, or is part of a number.

    None for a word that is too short to narrow the search.
    """
    digits = digits_of(word)
    if len(digits) >= DIGITS:
        return {*_of_number(digits)}
    return {_mark(part[:LETTERS]) for part in _words(word) if part[LETTERS - 1 :]}


def digits_of(word: str) -> str:
    """Return the digits of a word that may be part of a number; empty for one with letters, such as an e-mail address."""
    return "" if re.search(r"[^\W\d_]", word) else re.sub(r"\D", "", word)


def _of_number(number: str) -> Iterator[str]:
    digits = re.sub(r"\D", "", number)
    return (f"n{_value(part, OF_NUMBERS)}" for part in _parts(digits, DIGITS))


def _words(text: str) -> list[str]:
    return WORD.findall(folded(text))


def _parts(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(len(text) - size + 1))


def _mark(part: str) -> str:
    return f"w{_value(part, OF_WORDS)}"


def _value(part: str, of: int) -> int:
    return int(digest(part, purpose="search mark")[:8], 16) % of
