"""Compares typed words with a text by the rules of the search, for lists that are filtered while typing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from search.analysis import Spelling, is_common, spellings, words
from search.meanings import Phrase, known_meanings
from search.query import question

#: Texts whose words are remembered: a library asks about the same names with every query.
REMEMBERED = 4096
#: The typed words without stop words, each folded, with its stem.
Reading = tuple[tuple[str, str], ...]
#: What a typed word with its stem was meant for, of these forms.
Slip = Callable[[str, str, Iterable[str]], str | None]


@dataclass(frozen=True)
class Matcher:
    """Typed words, prepared for comparison with many texts of one language."""

    readings: tuple[Reading, ...]
    language: str

    def __bool__(self) -> bool:
        return bool(self.readings)

    def matches(self, *texts: str) -> bool:
        """Return whether each typed word is a word of the texts, in any form, or the beginning of one."""
        return self._matches(texts, lambda _word, _stem, _forms: None)

    def nearly_matches(self, *texts: str) -> bool:
        """Like `matches`, with the spelling mistakes that the search corrects."""
        return self._matches(texts, self._slip)

    def _matches(self, texts: Iterable[str], slip: Slip) -> bool:
        forms = {folded: stem for text in texts for folded, stem, _ in said(text, self.language)}
        stems = set(forms.values())
        return any(
            all(
                stem in stems
                or any(form.startswith(typed) for form in forms)
                or slip(typed, stem, forms)
                for typed, stem in reading
            )
            for reading in self.readings
        )

    def names(self, *phrases: str) -> bool:
        """Return whether all words of one phrase were typed, or a synonym of the whole phrase."""
        wanted = {tuple(stems) for phrase in phrases if (stems := self._words(phrase).values())}
        return any(
            any(typed.issuperset(phrase) for phrase in wanted) or not wanted.isdisjoint(meant)
            for typed, meant in self._typed_and_meant
        )

    def nearly_names(self, *phrases: str) -> bool:
        """Like `names`, with the spelling mistakes that the search corrects, and without synonyms."""
        return any(
            self._names_with_slips(reading, phrase)
            for reading in self.readings
            for phrase in phrases
        )

    def _names_with_slips(self, reading: Reading, phrase: str) -> bool:
        written = self._words(phrase)
        slips = (self._slip(word, stem, written) for word, stem in reading)
        typed = {stem for _typed, stem in reading} | {written[near] for near in slips if near}
        return bool(written) and set(written.values()) <= typed

    def _slip(self, typed: str, stem: str, forms: Iterable[str]) -> str | None:
        """Return the form that was meant, unless a common word was typed."""
        if is_common(stem, self.language):
            return None
        return Spelling.of(dict.fromkeys(forms, 1)).nearest(typed)

    def _words(self, phrase: str) -> dict[str, str]:
        return {
            folded: stem for folded, stem, is_stop in said(phrase, self.language) if not is_stop
        }

    @cached_property
    def _typed_and_meant(self) -> list[tuple[set[str], set[Phrase]]]:
        """The typed stems of each reading, and the phrases of the synonym groups that they name."""
        typed = [[stem for _typed, stem in reading] for reading in self.readings]
        known = known_meanings(self.language)
        return [(set(stems), known.meant_by(stems)) for stems in typed]


def matcher(query: str, language: str) -> Matcher:
    """Return a matcher for a query and its readings in other keyboard layouts and alphabets; false without words.

    >>> bool(matcher("сахар", language="ru").matches("Диабет", "сахарный диабет, сахар"))
    True
    """
    texts = [query, *spellings(question(query, language).text, language)]
    asked = [question(text, language) for text in texts]
    readings = [tuple((word.folded, word.stem) for word in one.words) for one in asked if one.words]
    return Matcher(tuple(dict.fromkeys(readings)), language)


@lru_cache(maxsize=REMEMBERED)
def said(text: str, language: str) -> tuple[tuple[str, str, bool], ...]:
    """Return the words of a text, each folded, with its stem and whether it is a stop word."""
    return tuple((word.folded, word.stem, word.is_stop) for word in words(text, language))
