"""Whether a text says what somebody typed, by the same rules as the search: for lists that are narrowed while typing."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import Spelling, spellings, words
from search.indexing.synonyms import Phrase, phrases_meant
from search.query import question

#: The typed words that count: each folded as typed, and its stem.
Reading = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Matcher:
    """Typed words, ready to be compared with many texts of one language."""

    readings: tuple[Reading, ...]
    language: str

    def __bool__(self) -> bool:
        return bool(self.readings)

    def matches(self, *texts: str) -> bool:
        """Say whether each typed word is a word of the texts, in whatever form, or the beginning of one."""
        stems, folded = self._said(texts)
        return any(
            all(stem in stems or _begins(typed, folded) for typed, stem in reading)
            for reading in self.readings
        )

    def nearly_matches(self, *texts: str) -> bool:
        """Say the same where a typed word may have the slips that the search forgives."""
        stems, folded = self._said(texts)
        known = Spelling.of(dict.fromkeys(folded, 1))
        return any(
            all(
                stem in stems or _begins(typed, folded) or known.nearest(typed)
                for typed, stem in reading
            )
            for reading in self.readings
        )

    def names(self, *phrases: str) -> bool:
        """Say whether all words of one phrase were typed, or a synonym of the whole phrase was."""
        wanted = {tuple(stems) for phrase in phrases if (stems := self._stems(phrase))}
        return any(
            any(set(phrase) <= {stem for _typed, stem in reading} for phrase in wanted)
            or not wanted.isdisjoint(self._meant(reading))
            for reading in self.readings
        )

    def nearly_names(self, *phrases: str) -> bool:
        """Say whether all words of one phrase were typed, with the slips that the search forgives."""
        return any(
            self._names_with_slips(reading, phrase)
            for reading in self.readings
            for phrase in phrases
        )

    def _names_with_slips(self, reading: Reading, phrase: str) -> bool:
        written = {
            word.folded: word.stem for word in words(phrase, self.language) if not word.is_stop
        }
        known = Spelling.of(dict.fromkeys(written, 1))
        typed = {stem for _typed, stem in reading}
        typed |= {written[near] for word, _stem in reading if (near := known.nearest(word))}
        return bool(written) and set(written.values()) <= typed

    def _stems(self, phrase: str) -> list[str]:
        return [word.stem for word in words(phrase, self.language) if not word.is_stop]

    def _meant(self, reading: Reading) -> set[Phrase]:
        return phrases_meant([stem for _typed, stem in reading], self.language)

    def _said(self, texts: Iterable[str]) -> tuple[set[str], tuple[str, ...]]:
        found = [word for text in texts for word in words(text, self.language)]
        return {word.stem for word in found}, tuple(word.folded for word in found)


def matcher(query: str, language: str) -> Matcher:
    """Read what was typed, also as if on another keyboard or in other letters. Without words it is false.

    >>> bool(matcher("сахар", language="ru").matches("Диабет", "сахарный диабет, сахар"))
    True
    """
    asked = [question(text, language) for text in _readings(query, language)]
    readings = [tuple((word.folded, word.stem) for word in one.words) for one in asked if one.words]
    return Matcher(tuple(dict.fromkeys(readings)), language)


def _readings(query: str, language: str) -> Iterable[str]:
    return [query, *spellings(question(query, language).text, language)]


def _begins(typed: str, folded: tuple[str, ...]) -> bool:
    return any(word.startswith(typed) for word in folded)
