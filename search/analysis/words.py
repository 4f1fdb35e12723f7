"""Splits a text into words with their positions."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.analysis.folding import fold
from search.analysis.languages import KEPT, is_stop, stem

#: A word as printed: letters and digits, with invisible characters and apostrophes inside.
PRINTED = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u200b-\u200d\u2060\u0300-\u036f]|['’ʼ](?=[^\W_]))*")
FOLDED = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Word(NamedTuple):
    """One word of a text: its position, its folded form and its stem."""

    start: int
    end: int
    folded: str
    stem: str
    is_stop: bool


def words(text: str, language: str) -> Iterator[Word]:
    """Yield the words of a text. A character that folds to several words yields several at one position."""
    for match in PRINTED.finditer(text):
        for found in _read(match.group(), language):
            yield Word(match.start(), match.end(), *found)


@lru_cache(maxsize=KEPT)
def _read(printed: str, language: str) -> tuple[tuple[str, str, bool], ...]:
    plain = (folded.replace("’", "'") for folded in FOLDED.findall(fold(printed)))
    return tuple((folded, stem(folded, language), is_stop(folded, language)) for folded in plain)


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a text's words, in order, without stop words."""
    return [word.stem for word in words(text, language) if not word.is_stop]
