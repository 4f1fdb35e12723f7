"""Spelling correction: finds the nearest word of a vocabulary."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

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
#: A slip in the first letter leaves the end of the word as it is.
END = 3


@dataclass(frozen=True)
class Spelling:
    """A vocabulary: each folded word with the number of documents that contain it."""

    counts: Mapping[str, int]
    #: By beginning and length, and by end and length: a word is compared with a small part of the vocabulary.
    shelves: Mapping[tuple[str, int], list[str]] = field(repr=False)

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "Spelling":
        shelves = defaultdict(list)
        for word in counts:
            for part in _parts(word):
                shelves[part, len(word)].append(word)
        return cls(counts, shelves)

    def nearest(self, folded: str) -> str | None:
        """Return the likely correction of an unknown word, or ``None``.

        >>> Spelling.of({"masaza": 3, "galva": 1}).nearest("msaaza")
        'masaza'
        """
        if len(folded) < SHORTEST or folded.isdecimal():
            return None
        most = 2 if len(folded) >= LONG else 1
        found = process.extract(
            folded,
            list(dict.fromkeys(self._similar(folded, most))),
            scorer=OSA.distance,
            score_cutoff=most,
            limit=NEAREST,
        )
        likely = [(word, slips) for word, slips, _ in found if _is_slip(folded, word, int(slips))]
        return min(likely, key=lambda pair: self._rank(folded, *pair), default=(None, 0))[0]

    def _similar(self, folded: str, most: int) -> Iterator[str]:
        for length in range(len(folded) - most, len(folded) + most + 1):
            for part in sorted(_parts(folded)):
                yield from self.shelves.get((part, length), ())

    def _rank(self, typed: str, word: str, slips: float) -> tuple[float, bool, bool, int, str]:
        is_other = _consonants(typed) != _consonants(word)
        return slips, word[0] != typed[0], is_other, -self.counts[word], word


def _parts(word: str) -> set[str]:
    """Return the shelves of a word: its first letter with the second and with the third, and its end."""
    first = word[:1]
    pairs = {"".join(sorted(first + other)) for other in (word[1:2], word[2:3])}
    return {*pairs, f"-{word[-END:]}"}


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


def _consonants(word: Iterable[str]) -> list[str]:
    return [letter for letter in word if letter not in VOWELS]
