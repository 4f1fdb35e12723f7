"""Spelling correction: finds the nearest word of a vocabulary."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Shorter words are not corrected: they are similar to too many others.
SHORTEST = 3
#: Up to this length only transposed letters or one missing letter count as typos: "roof" is not "root".
SHORT = 4
#: From this length, two typos are allowed.
LONG = 8
NEAREST = 10
#: Replacing a vowel by another is the commonest misspelling.
VOWELS = frozenset("aeiouyаеиоуыэюя")


@dataclass(frozen=True)
class Spelling:
    """A vocabulary: each folded word with the number of documents that contain it."""

    counts: Mapping[str, int]
    words: tuple[str, ...]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Spelling":
        return cls(counts, tuple(counts))

    def nearest(self, folded: str) -> str | None:
        """Return the likely correction of an unknown word, or ``None``.

        >>> Spelling.of({"masaza": 3, "galva": 1}).nearest("msaaza")
        'masaza'
        """
        if len(folded) < SHORTEST or folded.isdecimal():
            return None
        found = process.extract(
            folded,
            self.words,
            scorer=OSA.distance,
            score_cutoff=2 if len(folded) >= LONG else 1,
            limit=NEAREST,
        )
        likely = [(word, slips) for word, slips, _ in found if _is_slip(folded, word, int(slips))]
        return min(likely, key=lambda pair: self._rank(folded, *pair), default=(None, 0))[0]

    def _rank(self, typed: str, word: str, slips: float) -> tuple[float, bool, bool, int, str]:
        return slips, word[0] != typed[0], not _same_sounds(typed, word), -self.counts[word], word


def _is_slip(typed: str, word: str, slips: int) -> bool:
    if slips > 1 and len(word) < LONG - 1:
        return False
    if (
        word[0] != typed[0]
        and (slips > 1 or len(typed) <= SHORT + 2)
        and sorted(word) != sorted(typed)
    ):
        return False
    return len(typed) > SHORT or len(word) > len(typed) or sorted(word) == sorted(typed)


def _same_sounds(typed: str, word: str) -> bool:
    return _consonants(typed) == _consonants(word)


def _consonants(word: Iterable[str]) -> list[str]:
    return [letter for letter in word if letter not in VOWELS]
