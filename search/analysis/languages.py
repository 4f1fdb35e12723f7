"""What is known of each language. Another one needs an entry here; without it, words are found as they are written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from search.analysis import english, latvian, russian

#: Stems that are remembered: a site says the same words again and again.
KEPT = 50_000


@dataclass(frozen=True)
class Language:
    """How a language inflects, which of its words say nothing, and how else a query in it may have been typed."""

    stem: Callable[[str], str] = str
    stop_words: frozenset[str] = frozenset()
    readings: Callable[[str], Iterator[str]] = lambda _query: iter(())


def snowball(name: str) -> Callable[[str], str]:
    # A new one each time: the stemmer of this library holds the word, and threads would share it.
    return lambda word: snowballstemmer.stemmer(name).stemWord(word)


LANGUAGES = {
    "en": Language(english.stemmer(snowball("english")), english.STOP_WORDS, english.readings),
    "lv": Language(latvian.stem, latvian.STOP_WORDS, latvian.readings),
    "ru": Language(russian.stemmer(snowball("russian")), russian.STOP_WORDS, russian.readings),
}
UNKNOWN = Language()


def language(code: str) -> Language:
    return LANGUAGES.get(code, UNKNOWN)


@lru_cache(maxsize=KEPT)
def stem(folded: str, code: str) -> str:
    """Return the stem of a folded word; the word itself in a language that is not known.

    >>> stem("masazas", "lv") == stem("masaza", "lv"), stem("массажем", "ru"), stem("kneading", "en")
    (True, 'массаж', 'knead')
    """
    return language(code).stem(folded)


def is_stop(folded: str, code: str) -> bool:
    return folded in language(code).stop_words


def spellings(query: str, code: str) -> Iterator[str]:
    """Yield other readings of a query that are worth trying when nothing is found by it as it stands."""
    return language(code).readings(query.casefold())
