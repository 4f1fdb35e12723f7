"""The analysis of each language. A language without an entry here is indexed unstemmed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from search.analysis import english, latvian, russian
from search.analysis.keyboards import CYRILLIC

#: Size of the cache of stems: a site repeats the same words.
KEPT = 50_000


@dataclass(frozen=True)
class Language:
    """A language's stemmer, its stop words, and other readings of a query in it."""

    stem: Callable[[str], str] = str
    stop_words: frozenset[str] = frozenset()
    readings: Callable[[str], Iterator[str]] = lambda _query: iter(())
    #: Letters of no other language here: a query in them is in this language, misspelt or not.
    letters: re.Pattern[str] = re.compile(r"(?!)")


def snowball(name: str) -> Callable[[str], str]:
    # A new stemmer for each word: the library's stemmer keeps the word as state and is not thread-safe.
    return lambda word: snowballstemmer.stemmer(name).stemWord(word)


LANGUAGES = {
    "en": Language(english.stemmer(snowball("english")), english.STOP_WORDS, english.readings),
    "lv": Language(
        latvian.stem, latvian.STOP_WORDS, latvian.readings, re.compile("[āēģīķļņū]", re.IGNORECASE)
    ),
    "ru": Language(
        russian.stemmer(snowball("russian")), russian.STOP_WORDS, russian.readings, CYRILLIC
    ),
}
UNKNOWN = Language()


def language(code: str) -> Language:
    return LANGUAGES.get(code, UNKNOWN)


@lru_cache(maxsize=KEPT)
def stem(folded: str, code: str) -> str:
    """Return the stem of a folded word; the word itself if the language has no entry.

    >>> stem("masazas", "lv") == stem("masaza", "lv"), stem("массажем", "ru"), stem("kneading", "en")
    (True, 'массаж', 'knead')
    """
    return language(code).stem(folded)


def is_surely(text: str, code: str) -> bool:
    """Return whether a text is in the letters of this language alone."""
    return bool(language(code).letters.search(text))


def is_stop(folded: str, code: str) -> bool:
    return folded in language(code).stop_words


def spellings(query: str, code: str) -> Iterator[str]:
    """Yield other readings of a query, to try when the query as typed finds nothing."""
    return language(code).readings(query.casefold())
