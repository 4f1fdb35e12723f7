"""Finds words typed without diacritics: "masaza" for "masāža". The site's own texts are the dictionary."""

import unicodedata
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from translations.language.quality.checked_string import WARNING, CheckedString, Finding, words

#: Last letters to ignore: diacritics there may be an inflection ("rokā", "roka").
ENDING = 2
SHORTEST = 3

#: Beginnings of words: those with diacritics, by their form without; and those without any.
Vocabulary = tuple[dict[str, str], set[str]]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    marked: dict[str, str] = {}
    bare: set[str] = set()
    for text in texts:
        for word in words(text.lower()):
            beginning = word[:-ENDING]
            if len(beginning) < SHORTEST:
                continue
            if fold(beginning) == beginning:
                bare.add(beginning)
            else:
                marked.setdefault(fold(beginning), word)
    return marked, bare


def missing_marks(checked: CheckedString, known: Vocabulary) -> Iterator[Finding]:
    marked, bare = known
    in_source = {word.lower() for word in words(checked.source_text)}
    for word in words(checked.target_text):
        beginning = word.lower()[:-ENDING]
        if (
            beginning in marked
            and beginning not in bare
            and word.lower() not in in_source
            and fold(word) == word
        ):
            yield Finding(
                WARNING,
                "marks",
                _("“%(word)s” has no diacritics; elsewhere the site writes “%(known)s”.")
                % {"word": word, "known": marked[beginning]},
            )


def fold(word: str) -> str:
    """Return the word without accents. Separate letters such as «й» and «ё» are kept."""
    if any(unicodedata.name(letter, "").startswith("CYRILLIC") for letter in word):
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))
