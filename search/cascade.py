"""The steps of a search: all words, then prefixes, then corrections, then any rare word."""

from dataclasses import dataclass, field
from functools import cached_property

from search import engine
from search.analysis import Word, spellings
from search.findings import SearchFilters, Step
from search.indexing.describing import pair_terms
from search.models import State
from search.postings import NO_GROUP, NOTHING, Group, Matches, match, match_some
from search.query import Question, question
from search.terms import Terms, filter_terms
from search.vocabulary import Vocabulary, beginning_with, is_written, vocabulary

#: A word in a greater share of the documents is too common to be searched alone.
RARE = 0.5
PAIR = 2
#: Shortest prefix: shorter ones match too many words.
SHORTEST_BEGINNING = 3
#: With fewer pages that have all words, pages with some of them are listed below.
FEW = 5
#: Up to this length, a word is corrected only to a word of a title or name.
SHORT = 5


@dataclass
class Answer:
    """The result of a step. ``stems`` are to be highlighted; documents in ``below`` have only some of the words."""

    step: Step
    matches: Matches = NOTHING
    corrected: str = ""
    stems: set[str] = field(default_factory=set)
    below: list[tuple[int, float]] = field(default_factory=list)


class Cascade:
    """One search in one language. Each step takes a fixed number of queries."""

    def __init__(self, query: str, language: str, filters: SearchFilters) -> None:
        self.language = language
        self.question = question(query, language)
        self.filters = filter_terms(filters)
        self.terms = Terms(language)

    @cached_property
    def state(self) -> State:
        found = State.objects.filter(language=self.language).first()
        return found or State(language=self.language)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.state)

    def answer(self, *, literal: bool) -> Answer:
        """Return the answer of the first step that finds something; ``literal`` excludes the steps that correct."""
        if not self.question.words:
            return self.browse()
        found = self.all_words(self.question) or self.beginnings(self.question)
        if literal:
            return found or self._nothing()
        found = found or self.corrected()
        return self._with_some_below(found) if found else self.any_word() or self._nothing()

    def _nothing(self) -> Answer:
        return Answer(Step.NONE, stems=set(self.question.stems))

    def _with_some_below(self, found: Answer) -> Answer:
        """Add pages with some of the words if few have all: the relevant page may lack one of them."""
        few = len(found.matches.scored) < FEW and len(self.question.words) > 1
        if few and (some := self.any_word()):
            whole = {document for document, _score in found.matches.scored}
            others = [pair for pair in some.matches.scored if pair[0] not in whole]
            found.below = others[: FEW - len(whole)]
        return found

    def browse(self) -> Answer:
        """Return all documents that pass the filters, for a query without words."""
        if not self.filters or self.question.text:
            return Answer(Step.NONE)
        matches = self._match([])
        return Answer(Step.ALL if matches else Step.NONE, matches)

    def all_words(self, asked: Question, *, is_finished: bool = False) -> Answer | None:
        matches = engine.match(asked.stems, self.language) if self._asks_engine() else None
        if matches is None:
            return self._all_words(asked, is_finished)
        return Answer(Step.ALL, matches, stems=set(asked.stems)) if matches else None

    def as_typed(self) -> Answer | None:
        """Match all words as typed, or as read from another keyboard layout or alphabet; without corrections."""
        self.terms.fetch(text for asked in self.ways for text in _terms(asked))
        return next(filter(None, map(self.all_words, self.ways)), None)

    def _asks_engine(self) -> bool:
        return engine.is_used() and not self.filters

    def _all_words(self, asked: Question, is_finished: bool) -> Answer | None:
        self.terms.fetch([*_terms(asked), *self.filters])
        if not all(stem in self.terms for stem in asked.stems):
            return None
        *groups, last = [[stem] for stem in asked.stems]
        last += [] if is_finished else self._continuations(asked.words[-1])
        self.terms.fetch(last)
        matches = self._match(
            [self.terms.group(group, exact=group[0]) for group in [*groups, last]],
            self.terms.group(pair_terms(asked.stems)),
        )
        return Answer(Step.ALL, matches, stems=set(asked.stems)) if matches else None

    def _continuations(self, word: Word) -> list[str]:
        """Return words that continue the last one: it may be unfinished, and match another word's stem by chance."""
        if len(word.folded) < SHORTEST_BEGINNING or is_written(word.folded, self.language):
            return []
        return beginning_with([word.folded], self.language)[word.folded]

    def beginnings(self, asked: Question) -> Answer | None:
        """Match unknown words, and the last word, as prefixes: the visitor may still be typing it."""
        last = asked.words[-1]
        open_ended = [
            word
            for word in asked.words
            if (word.stem not in self.terms or word == last)
            and len(word.folded) >= SHORTEST_BEGINNING
        ]
        forms = beginning_with([word.folded for word in open_ended], self.language)
        stems = {word: [word.stem, *forms.get(word.folded, [])] for word in asked.words}
        self.terms.fetch(stem for group in stems.values() for stem in group)
        groups = [self.terms.group(list(group), exact=word.stem) for word, group in stems.items()]
        matches = self._match(groups)
        found = {stem for group in stems.values() for stem in group if stem in self.terms}
        return Answer(Step.PREFIX, matches, stems=found) if matches else None

    def corrected(self) -> Answer | None:
        """Match the corrected readings of the query, those with the most known words first."""
        for reading in self.readings:
            if not reading.is_whole:
                continue
            asked = question(reading.folded, self.language)
            is_finished = reading.words[-1][1] in self.vocabulary.forms
            if found := asked.words and self.all_words(asked, is_finished=is_finished):
                return Answer(Step.CORRECTED, found.matches, reading.shown, found.stems)
        return None

    @cached_property
    def ways(self) -> list[Question]:
        """The query as typed, and as read from other keyboard layouts and alphabets."""
        texts = [self.question.text, *spellings(self.question.text, self.language)]
        return [asked for text in texts if (asked := question(text, self.language)).words]

    @cached_property
    def readings(self) -> list["Reading"]:
        known, typed = self.vocabulary, self.question.words
        respaced = [
            question(text, self.language) for text in (known.spaced(typed), known.joined(typed))
        ]
        found = [read(asked, known) for asked in [*self.ways, *respaced] if asked.words]
        return sorted(found, key=lambda reading: (-reading.known, -reading.exact))

    def any_word(self) -> Answer | None:
        """Match, of the best reading, a rare word from a title or name, or half of the words.

        One word of two is enough only if the site has both: otherwise the query is about something else.
        """
        if not self.readings:
            return None
        best = self.readings[0]
        stems = [stem for stem in best.stems if stem]
        self.terms.fetch(stems)
        known = [stem for stem in stems if stem in self.terms]
        salient = self.vocabulary.salient
        is_half = len(best.words) == PAIR == best.exact and best.is_whole
        matches = match_some(
            [self.terms.group([stem]) for stem in known],
            self._narrowing(),
            self.state.documents,
            enough=[self._is_rare(stem) and (is_half or stem in salient) for stem in known],
            at_least=max(2, len(best.stems) / 2),
        )
        return Answer(Step.ANY, matches, stems=set(known)) if matches else None

    def _is_rare(self, stem: str) -> bool:
        return self.terms.count(stem) <= RARE * self.state.documents

    def _narrowing(self) -> list[Group]:
        self.terms.fetch(self.filters)
        return [self.terms.group([text], scores=False) for text in self.filters]

    def _match(self, groups: list[Group], bonus: Group = NO_GROUP) -> Matches:
        return match([*groups, *self._narrowing()], self.state.documents, bonus)


def _terms(asked: Question) -> list[str]:
    return [*asked.stems, *pair_terms(asked.stems)]


@dataclass(frozen=True)
class Reading:
    """A query with each word replaced by a known one: ``(typed, as written, stem)``, or ``None``."""

    words: tuple[tuple[str, str, str, str], ...]

    @property
    def known(self) -> float:
        return sum(bool(stem) for _typed, _folded, _shown, stem in self.words) / len(self.words)

    @property
    def exact(self) -> int:
        return sum(typed == folded for typed, folded, _shown, _stem in self.words)

    @property
    def is_whole(self) -> bool:
        return all(stem for _typed, _folded, _shown, stem in self.words)

    @property
    def folded(self) -> str:
        return " ".join(folded for _typed, folded, _shown, _stem in self.words)

    @property
    def shown(self) -> str:
        return " ".join(shown for _typed, _folded, shown, _stem in self.words)

    @property
    def stems(self) -> list[str]:
        return [stem for _typed, _folded, _shown, stem in self.words]


def read(asked: Question, known: Vocabulary) -> Reading:
    return Reading(tuple(_read(word, known) for word in asked.words))


def _read(word: Word, known: Vocabulary) -> tuple[str, str, str, str]:
    if word.stem in known.stems:
        shown = known.forms.get(word.folded, (word.folded, ""))[0]
        return word.folded, word.folded, shown, word.stem
    meant = (
        known.nearest(word.folded, word.stem)
        or known.begun_by(word.stem)
        or known.first_part(word.folded)
    )
    if meant is None or not _is_likely(meant, known):
        return word.folded, word.folded, word.folded, ""
    return word.folded, meant, *known.forms[meant]


def _is_likely(meant: str, known: Vocabulary) -> bool:
    """Whether a correction is plausible: a short word is similar to many, so only a word of a title or name is."""
    return len(meant) > SHORT or known.forms[meant][1] in known.salient
