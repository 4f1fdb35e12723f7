"""Synonyms: a page that contains one word of a group is found by the others too.

They are added to the index, so they cost a search nothing, and their prefixes and
misspellings work like those of other words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.core.cache import cache

from search.analysis import Word, stems, words
from search.models import Synonyms

#: Seconds for which the highlighting may use old synonyms; the index never does.
TIMEOUT = 300
#: The stems of one word or of several consecutive ones.
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class SameMeaning:
    """The synonyms of a language: for each phrase, the words of its synonyms, by stem, as written."""

    others: dict[Phrase, dict[str, tuple[Word, str]]] = field(default_factory=dict)
    longest: int = 0

    def beside(self, said: Sequence[str]) -> Iterator[tuple[Word, str]]:
        """Yield the synonyms of all phrases in this sequence of stems, once for each occurrence."""
        for start in range(len(said)):
            for end in range(start + 1, min(start + self.longest, len(said)) + 1):
                yield from self.others.get(tuple(said[start:end]), {}).values()


def same_meaning(language: str) -> SameMeaning:
    """Load the synonyms of a language from the database."""
    others: dict[Phrase, dict[str, tuple[Word, str]]] = defaultdict(dict)
    for row in Synonyms.objects.filter(language=language).order_by("pk"):
        phrases = [said(phrase, language) for phrase in row.phrases]
        for own in map(_stems, phrases):
            meant = (pair for other in phrases for pair in other if pair[0].stem not in own)
            others[own] |= {word.stem: (word, shown) for word, shown in meant}
    return SameMeaning(dict(others), max(map(len, others), default=0))


def meant_by(text: str, language: str) -> set[str]:
    """Return the stems of the synonyms of a text, for highlighting. Cached."""
    key = f"search-synonyms:{language}"
    same: SameMeaning | None = cache.get_or_set(key, lambda: same_meaning(language), TIMEOUT)
    found = same.beside(stems(text, language)) if same else ()
    return {word.stem for word, _shown in found}


def phrases_meant(stems_typed: Sequence[str], language: str) -> set[Phrase]:
    """Return the synonym groups' phrases, as stems, of every phrase whose words were all typed. Cached."""
    key = f"search-synonym-groups:{language}"
    groups: list[set[Phrase]] = cache.get_or_set(key, lambda: _groups(language), TIMEOUT) or []
    typed = set(stems_typed)
    return {
        phrase
        for group in groups
        if any(own and typed.issuperset(own) for own in group)
        for phrase in group
    }


def _groups(language: str) -> list[set[Phrase]]:
    return [
        {_stems(said(phrase, language)) for phrase in row.phrases}
        for row in Synonyms.objects.filter(language=language).order_by("pk")
    ]


def said(phrase: str, language: str) -> list[tuple[Word, str]]:
    """Return the words of a phrase without stop words, each with its spelling."""
    found = (word for word in words(phrase, language) if not word.is_stop)
    return [(word, phrase[word.start : word.end].lower()) for word in found]


def _stems(phrase: list[tuple[Word, str]]) -> Phrase:
    return tuple(word.stem for word, _shown in phrase)
