"""The steps of a search: all words, then prefixes, then corrections, then any rare word."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from search.analysis import Word, is_common, spellings
from search.findings import SearchFilters, Step
from search.indexing.describing import name_term
from search.meanings import known_meanings, phrase_terms
from search.models import State
from search.postings import NO_GROUP, NOTHING, Group, Matches, in_order, match, match_some, rarity
from search.query import MAX_WORDS, Question, question
from search.readings import Reading, read
from search.terms import Terms, filter_terms
from search.vocabulary import Vocabulary, beginning_with, is_written, vocabulary

#: A word in a greater share of the documents is too common to be searched alone.
RARE = 0.5
#: Shortest prefix: shorter ones match too many words.
SHORTEST_BEGINNING = 3
#: With fewer pages that have all words, pages with some of them are listed too.
FEW = 5
#: Factor for the score of a page that lacks a word.
LACKING_WORTH = 0.6


@dataclass
class Answer:
    """The result of a step. ``stems`` are to be highlighted; documents in ``lacking`` have only some of the words."""

    step: Step
    matches: Matches = NOTHING
    corrected: str = ""
    stems: set[str] = field(default_factory=set)
    lacking: frozenset[int] = frozenset()


class Cascade:
    """One search in one language. Each step takes a fixed number of queries."""

    def __init__(self, query: str, language: str, filters: SearchFilters) -> None:
        self.language = language
        self.filters = filter_terms(filters)
        self.terms = Terms(language)
        self.question = self._rarest(question(query, language))

    def _rarest(self, asked: Question) -> Question:
        """Leave out the most common words of a long question."""
        if len(asked.words) <= MAX_WORDS:
            return asked
        self.terms.fetch(asked.stems)
        by_rarity = sorted(asked.words, key=lambda word: self.terms.count(word.stem) or RARE)
        kept = {*by_rarity[:MAX_WORDS]}
        return Question(asked.text, tuple(word for word in asked.words if word in kept))

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
        return self._with_some(found) if found else self.any_word() or self._nothing()

    def _nothing(self) -> Answer:
        return Answer(Step.NONE, stems=set(self.question.stems))

    def _with_some(self, found: Answer) -> Answer:
        """Add pages with some of the words if few have all, in one order: the relevant page may lack one of them."""
        few = len(found.matches.scored) < FEW and len(self.question.words) > 1
        if few and (some := self.any_word()):
            whole = dict(found.matches.scored)
            others = [pair for pair in some.matches.scored if pair[0] not in whole]
            others = [(pk, LACKING_WORTH * score) for pk, score in others[: FEW - len(whole)]]
            found.matches = replace(found.matches, scored=in_order([*whole.items(), *others]))
            found.lacking = frozenset(document for document, _score in others)
        return found

    @property
    def is_about_a_name(self) -> bool:
        """Whether a word of the query is one of a title or another name."""
        return any(name_term(stem) in self.terms for stem in self.question.stems)

    def browse(self) -> Answer:
        """Return all documents that pass the filters, for a query without words."""
        if not self.filters or self.question.text:
            return Answer(Step.NONE)
        matches = self._match([])
        return Answer(Step.ALL if matches else Step.NONE, matches)

    def as_typed(self) -> Answer | None:
        """Match all words as typed, or as read from another keyboard layout or alphabet; without corrections."""
        # In one query: the visitor waits while each other language is asked, too.
        stems = [stem for asked in self.ways for stem in asked.stems]
        phrases = [phrase for asked in self.ways for phrase in phrase_terms(asked.stems)]
        self.terms.fetch([*self.filters, *stems, *phrases, *map(name_term, stems)])
        return next(filter(None, map(self.all_words, self.ways)), None)

    def all_words(self, asked: Question, *, is_finished: bool = False) -> Answer | None:
        """Match every word, or a phrase of synonyms that it belongs to."""
        if not all(group.terms for group in self._groups(asked)):
            return None
        last = asked.words[-1]
        longer = [] if is_finished else self._continuations(last)
        matches = self._match(
            self._groups(asked, {last: longer}),
            self.terms.group(phrase_terms(asked.stems, 2)),
        )
        return Answer(Step.ALL, matches, stems=set(asked.stems)) if matches else None

    def _groups(self, asked: Question, more: dict[Word, list[str]] | None = None) -> list[Group]:
        """Return a group for each word: itself, phrases of synonyms that contain it, and more stems for it."""
        phrases = phrase_terms(asked.stems)
        texts = {
            word: [
                word.stem,
                *(phrase for phrase in phrases if word.stem in phrase.split("+")),
                *(more or {}).get(word, ()),
            ]
            for word in asked.words
        }
        names = map(name_term, asked.stems)
        self.terms.fetch([*self.filters, *names, *(text for own in texts.values() for text in own)])
        return [self.terms.group(own, exact=word.stem) for word, own in texts.items()]

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
            if (
                word == last or not (word.stem in self.terms or is_common(word.stem, self.language))
            )
            and len(word.folded) >= SHORTEST_BEGINNING
        ]
        forms = beginning_with([word.folded for word in open_ended], self.language)
        more = {word: forms[word.folded] for word in open_ended}
        matches = self._match(self._groups(asked, more))
        found = {stem for own in more.values() for stem in own} | set(asked.stems)
        known = {stem for stem in found if stem in self.terms}
        return Answer(Step.PREFIX, matches, stems=known) if matches else None

    def corrected(self) -> Answer | None:
        """Match the corrected readings of the query, those with the most known words first."""
        for reading in self.readings:
            if reading.is_whole and (
                found := self.all_words(reading.asked, is_finished=reading.is_finished)
            ):
                return Answer(Step.CORRECTED, found.matches, reading.shown, found.stems)
        return None

    @cached_property
    def ways(self) -> list[Question]:
        """The query as typed, and as read from other keyboard layouts and alphabets."""
        texts = spellings(self.question.text, self.language)
        others = [question(text, self.language) for text in texts]
        return [asked for asked in [self.question, *others] if asked.words]

    @cached_property
    def readings(self) -> list[Reading]:
        known, meanings = self.vocabulary, known_meanings(self.language)
        found = [read(asked, known, meanings) for asked in self.ways]
        return sorted(found, key=lambda reading: (-reading.known, -reading.exact))

    @property
    def offered(self) -> str:
        """The query with the words that look like slips replaced, although they are words of the language."""
        return next((reading.offered for reading in self.readings if reading.offered), "")

    def any_word(self) -> Answer | None:
        """Match, of the best reading, a rare word from a title or name, or half of what the words tell: rare ones tell more."""
        if not self.readings:
            return None
        best = self.readings[0]
        found = zip(best.asked.words, self._groups(best.asked), strict=True)
        known = [(word.stem, group) for word, group in found if group.terms]
        documents, salient = self.state.documents, self.vocabulary.salient
        told = [rarity(group.commonest, documents) for _stem, group in known]
        told += [rarity(1, documents)] * (len(best.guesses) - len(known))
        matches = match_some(
            [group for _stem, group in known],
            self._narrowing(),
            documents,
            enough=[stem in salient and self._is_rare(group) for stem, group in known],
            half=sum(told) / 2,
            at_least=max(2, len(best.guesses) / 2),
        )
        return Answer(Step.ANY, matches, stems={stem for stem, _ in known}) if matches else None

    def _is_rare(self, group: Group) -> bool:
        return group.commonest <= RARE * self.state.documents

    def _narrowing(self) -> list[Group]:
        self.terms.fetch(self.filters)
        return [self.terms.group([text], scores=False) for text in self.filters]

    def _match(self, groups: list[Group], bonus: Group = NO_GROUP) -> Matches:
        return match([*groups, *self._narrowing()], self.state.documents, bonus)


def corrections(query: str, language: str) -> list[str]:
    """Return the first word of a query that is corrected, and the word that it is taken for; empty if none is."""
    for reading in Cascade(query, language, SearchFilters()).readings:
        for guess in reading.guesses:
            if guess.stem and guess.folded != guess.typed.folded:
                return [reading.text[guess.typed.start : guess.typed.end], guess.shown]
    return []
