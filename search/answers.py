"""The cards that a query asks for: phrases of each card, from the software or from an editor."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.cache import cache

from core.searching.answers import Answer, answers
from search.analysis import Spelling, Word, is_common, spellings, words
from search.models import AnswerWords
from search.query import question

#: Seconds for which a query may use old phrases.
TIMEOUT = 300
#: Most words between two words of a phrase.
GAP = 2
#: Most cards on a page.
MOST = 2
#: A phrase as stems, its stop words among them, and the key of its card.
Phrase = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Card:
    """A card to be shown. ``is_all`` if the query asks for nothing else."""

    answer: Answer
    is_all: bool

    @property
    def facts(self) -> Mapping[str, Any]:
        return self.answer.context()


@dataclass(frozen=True)
class Phrases:
    """The phrases of all cards of a language."""

    phrases: tuple[Phrase, ...]
    spelling: Spelling
    stems: Mapping[str, str]

    def stem_of(self, word: Word, language: str) -> str:
        """Return the stem of a typed word, or of the word of a phrase that was meant."""
        if word.folded in self.stems or is_common(word.stem, language):
            return word.stem
        meant = self.spelling.nearest(word.folded)
        return self.stems[meant] if meant else word.stem


def cards(query: str, language: str) -> list[Card]:
    """Return the cards that a query asks for, the urgent ones first."""
    known = phrases(language)
    asked = question(query, language).text
    found: dict[str, bool] = {}
    for text in (asked, *spellings(asked, language)):
        typed = [(known.stem_of(word, language), word.is_stop) for word in words(text, language)]
        found = found or dict(_asked_for(typed, known.phrases))
    if not found:
        return []
    made = [Card(one, found[one.key]) for one in answers(language) if one.key in found]
    return sorted(made, key=lambda card: not card.answer.is_urgent)[:MOST]


def _asked_for(
    typed: Sequence[tuple[str, bool]], known: Sequence[Phrase]
) -> Iterator[tuple[str, bool]]:
    """Yield the key of each card asked for, and whether all words that tell something belong to its phrases.

    A card is left out if another one has its words and more: who cancels a booking does not book.
    """
    stems = [stem for stem, _is_stop in typed]
    said: dict[str, set[str]] = defaultdict(set)
    for phrase, key in known:
        if says(stems, phrase):
            said[key].update(phrase)
    for key, own in said.items():
        if not any(own < other for other in said.values()):
            yield key, all(is_stop or stem in own for stem, is_stop in typed)


def says(typed: Sequence[str], phrase: Sequence[str]) -> bool:
    """Return whether a phrase was typed: its words in this order, with few others between them.

    >>> says(["pay", "you", "by", "card"], ["pay", "card"]), says(["card", "pay"], ["pay", "card"])
    (True, False)
    """
    return bool(_pattern(tuple(phrase)).search(f" {' '.join(typed)} "))


@lru_cache(maxsize=2048)
def _pattern(phrase: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f" {f' (?:[^ ]+ ){{0,{GAP}}}'.join(map(re.escape, phrase))} ")


def phrases(language: str) -> Phrases:
    rows = cache.get_or_set(cache_key(language), lambda: _rows(language), TIMEOUT)
    return _phrases(language, rows or ())


def words_changed(instance: AnswerWords, **_kwargs: object) -> None:
    cache.delete(cache_key(instance.language))


def cache_key(language: str) -> str:
    return f"search-answers:{language}"


def _rows(language: str) -> tuple[tuple[str, str], ...]:
    own = dict(AnswerWords.objects.filter(language=language).values_list("card", "words"))
    return tuple((one.key, own.get(one.key) or one.words) for one in answers(language))


@lru_cache(maxsize=8)
def _phrases(language: str, rows: tuple[tuple[str, str], ...]) -> Phrases:
    said = [(list(words(part, language)), key) for key, text in rows for part in text.split(",")]
    made = [(tuple(word.stem for word in phrase), key) for phrase, key in said if phrase]
    stems = {word.folded: word.stem for phrase, _key in said for word in phrase}
    return Phrases(tuple(made), Spelling.of(dict.fromkeys(stems, 1)), stems)
