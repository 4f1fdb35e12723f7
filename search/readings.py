"""Reads a query as the site's own words: what is known, what was probably meant, and what is only offered."""

from dataclasses import dataclass

from search.analysis import Word, is_common
from search.meanings import Meanings
from search.query import Question
from search.vocabulary import Vocabulary

#: Up to this length, a word is corrected only to a word of a title or name.
SHORT = 5


@dataclass(frozen=True)
class Guess:
    """A typed word, and the known word that it is read as; ``stem`` is empty for none. An offered one is not used."""

    typed: Word
    folded: str = ""
    shown: str = ""
    stem: str = ""
    offered: str = ""


@dataclass(frozen=True)
class Reading:
    """A query with a guess for each of its words."""

    text: str
    guesses: tuple[Guess, ...]
    is_finished: bool

    @property
    def known(self) -> float:
        return sum(bool(guess.stem) for guess in self.guesses) / len(self.guesses)

    @property
    def exact(self) -> int:
        return sum(guess.typed.folded == guess.folded for guess in self.guesses)

    @property
    def is_whole(self) -> bool:
        return all(guess.stem for guess in self.guesses)

    @property
    def asked(self) -> Question:
        """The known words, as a query."""
        known = (guess for guess in self.guesses if guess.stem)
        found = {g.stem: g.typed._replace(folded=g.folded, stem=g.stem) for g in known}
        return Question(self.shown, tuple(found.values()))

    @property
    def shown(self) -> str:
        """The query with what was meant in the place of what was typed."""
        return self._with({guess.typed: guess.shown for guess in self.guesses if guess.stem})

    @property
    def offered(self) -> str:
        """The same with the offered words too; empty when there is none."""
        if not any(guess.offered for guess in self.guesses):
            return ""
        return self._with({guess.typed: guess.offered or guess.shown for guess in self.guesses})

    def _with(self, others: dict[Word, str]) -> str:
        text = self.text
        for word, other in sorted(others.items(), reverse=True):
            text = text[: word.start] + (other or text[word.start : word.end]) + text[word.end :]
        return text


def read(asked: Question, known: Vocabulary, meanings: Meanings) -> Reading:
    guesses = tuple(_guess(word, known, meanings) for word in asked.words)
    return Reading(asked.text, guesses, bool(guesses) and guesses[-1].folded in known.forms)


def _guess(word: Word, known: Vocabulary, meanings: Meanings) -> Guess:
    if word.stem in known.stems:
        return Guess(word, word.folded, known.forms.get(word.folded, ("", ""))[0], word.stem)
    meant = known.meant_by(word)
    if meant is None or not _is_likely(word, meant, known, meanings):
        return Guess(word)
    shown, stem = known.forms[meant]
    if is_common(word.stem, known.language):
        return Guess(word, offered=shown if stem in known.salient else "")
    return Guess(word, meant, shown, stem)


def _is_likely(word: Word, meant: str, known: Vocabulary, meanings: Meanings) -> bool:
    """Whether a correction is plausible: a short word is similar to many, so only a word of a title or name is."""
    stem = known.forms[meant][1]
    if meanings.are_apart(word.stem, stem):
        return False
    return len(meant) > SHORT or stem in known.salient
