"""Synonyms: a page that says one phrase of a group is found by the others too.

The general ones belong to the software (search/words); editors add groups, and declare
words different (`search.models.Synonyms`). They are added to the index, so they cost a
search nothing. A phrase of several words is indexed as one term: its words alone mean
something else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from pathlib import Path

from django.core.cache import cache as shared

from search.analysis import Word, stems, words
from search.models import Relation, Synonyms

FOLDER = Path(__file__).parent / "words"
#: Seconds for which a query may use old synonyms; the index never does.
TIMEOUT = 300
#: A phrase to be found by a longer one is not: nobody types it whole.
LONGEST_PHRASE = 4
#: The stems of one word or of several consecutive ones.
Phrase = tuple[str, ...]
#: How the phrases are related, the phrases that the texts say, and those that find them.
Group = tuple[str, tuple[str, ...], tuple[str, ...]]
#: A phrase's words without stop words, each with its spelling.
Said = list[tuple[Word, str]]


@dataclass(frozen=True)
class Meanings:
    """The synonyms of a language: for each phrase of a text the phrases that find it, and the reverse."""

    found_by: dict[Phrase, dict[Phrase, Said]]
    leads_to: dict[Phrase, set[Phrase]]
    apart: frozenset[frozenset[Phrase]]
    longest: int

    def beside(self, said: Sequence[str]) -> Iterator[Said]:
        """Yield the phrases that find a sequence of stems, once for each occurrence of what they mean."""
        for phrase in _runs(said, self.longest):
            yield from self.found_by.get(phrase, {}).values()

    def meant_by(self, typed: Sequence[str]) -> set[Phrase]:
        """Return the phrases that these stems lead to, for every phrase whose words are all among them."""
        own = set(typed)
        led = (meant for phrase, meant in self.leads_to.items() if own.issuperset(phrase))
        return {phrase for meant in led for phrase in meant}

    def are_apart(self, one: str, other: str) -> bool:
        """Whether an editor has declared that a stem is no slip of the other."""
        return frozenset(((one,), (other,))) in self.apart


def meanings(language: str) -> Meanings:
    """Load the synonyms of a language from the database."""
    return _meanings(language, _rows(language))


def known_meanings(language: str) -> Meanings:
    """Return the synonyms of a language for a query, from the cache."""
    rows = shared.get_or_set(cache_key(language), lambda: _rows(language), TIMEOUT)
    return _meanings(language, rows or ())


def cache_key(language: str) -> str:
    return f"search-synonyms:{language}"


def marked(text: str, language: str) -> set[str]:
    """Return the stems that a text means besides its own, for highlighting."""
    led = known_meanings(language).meant_by(stems(text, language))
    return {stem for phrase in led for stem in phrase}


def phrase_terms(said: Sequence[str], longest: int = LONGEST_PHRASE) -> list[str]:
    """Return the terms of the phrases of several words in a sequence of stems, whatever the order of their words."""
    return [phrase_term(run) for run in _runs(said, longest) if len(run) > 1]


def phrase_term(phrase: Iterable[str]) -> str:
    """Return the term of documents with these words together: in a title or heading, or as a synonym."""
    return "+".join(sorted(stem[:60] for stem in phrase))[:130]


def _runs(said: Sequence[str], longest: int) -> Iterator[Phrase]:
    for start in range(len(said)):
        for end in range(start + 1, min(start + longest, len(said)) + 1):
            yield tuple(said[start:end])


def _rows(language: str) -> tuple[Group, ...]:
    rows = Synonyms.objects.filter(language=language).order_by("pk")
    return tuple(_group(row.relation, row.phrases) for row in rows)


def _group(relation: str, phrases: Sequence[str]) -> Group:
    if relation == Relation.ONE_WAY:
        return relation, tuple(phrases[:1]), tuple(phrases[1:])
    return relation, tuple(phrases), tuple(phrases)


@cache
def general(language: str) -> tuple[Group, ...]:
    """Return the software's own synonyms. A line: "one, other" in both directions; "one < other": other finds one."""
    path = FOLDER / f"{language}.txt"
    lines = path.read_text().splitlines() if path.exists() else []
    return tuple(_line(line) for line in lines if line and not line.startswith("#"))


def _line(line: str) -> Group:
    said, mark, typed = line.partition("<")
    said_ones = tuple(part.strip() for part in said.split(","))
    typed_ones = tuple(part.strip() for part in typed.split(",")) if mark else said_ones
    return Relation.ONE_WAY if mark else Relation.SAME, said_ones, typed_ones


@lru_cache(maxsize=16)
def _meanings(language: str, rows: tuple[Group, ...]) -> Meanings:
    apart = frozenset(
        frozenset(pair)
        for relation, phrases, _same in rows
        if relation == Relation.APART
        for pair in combinations([_stems(said(phrase, language)) for phrase in phrases], 2)
    )
    found_by: dict[Phrase, dict[Phrase, Said]] = defaultdict(dict)
    leads_to: dict[Phrase, set[Phrase]] = defaultdict(set)
    for relation, texts, typed in (*general(language), *rows):
        if relation != Relation.APART:
            for target, words_typed in _pairs(texts, typed, language):
                finding = _stems(words_typed)
                if target != finding and frozenset((target, finding)) not in apart:
                    found_by[target][finding] = words_typed
                    leads_to[finding] |= {finding, target}
    return Meanings(dict(found_by), dict(leads_to), apart, max(map(len, found_by), default=0))


def _pairs(
    texts: Sequence[str], typed: Sequence[str], language: str
) -> Iterator[tuple[Phrase, Said]]:
    findings = [found for phrase in typed if (found := said(phrase, language))]
    for text in texts:
        if target := _stems(said(text, language)):
            yield from ((target, found) for found in findings if len(found) <= LONGEST_PHRASE)


def said(phrase: str, language: str) -> Said:
    """Return the words of a phrase without stop words, each with its spelling."""
    found = (word for word in words(phrase, language) if not word.is_stop)
    return [(word, phrase[word.start : word.end].lower()) for word in found]


def _stems(phrase: Said) -> Phrase:
    return tuple(word.stem for word, _shown in phrase)
