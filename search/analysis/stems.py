"""The part of a word that stays when the word is inflected."""

from collections.abc import Callable
from functools import lru_cache

import snowballstemmer

from search.analysis.english import normal
from search.analysis.latvian import stem as latvian_stem

KEPT = 50_000


def _snowball(name: str) -> Callable[[str], str]:
    # A stemmer of this library may not be used by two threads at once: it holds the word.
    return lambda word: snowballstemmer.stemmer(name).stemWord(word)


STEMMERS: dict[str, Callable[[str], str]] = {
    "en": lambda word: _snowball("english")(normal(word)),
    "lv": latvian_stem,
    "ru": _snowball("russian"),
}


@lru_cache(maxsize=KEPT)
def stem(folded: str, language: str) -> str:
    """Return the stem of a folded word; the word itself in a language without a stemmer.

    >>> stem("masazas", "lv") == stem("masaza", "lv"), stem("массажем", "ru"), stem("kneading", "en")
    (True, 'массаж', 'knead')
    """
    stemmer = STEMMERS.get(language)
    return stemmer(folded) if stemmer else folded
