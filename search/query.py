"""Parses a visitor's query into a bounded number of words."""

from dataclasses import dataclass

from search.analysis import Word, words

#: Further characters are ignored, and of more words the rarest are kept: nobody needs the others, and they cost time.
MAX_LENGTH = 200
MAX_WORDS = 10
LONGEST_WORD = 60


@dataclass(frozen=True)
class Question:
    """A query and its distinct words, without stop words."""

    text: str
    words: tuple[Word, ...]

    @property
    def stems(self) -> list[str]:
        return [word.stem for word in self.words]


def question(query: str, language: str) -> Question:
    """Parse a query in a language. Never fails: a query may have no words."""
    text = readable(query)
    distinct = {word.stem: word for word in words(text, language) if not word.is_stop}
    kept = [word for word in distinct.values() if len(word.folded) <= LONGEST_WORD]
    # The 5 of "37.5" tells nothing beside other words.
    telling = [word for word in kept if not (word.folded.isdecimal() and len(word.folded) == 1)]
    return Question(text, tuple(telling or kept))


def readable(query: str) -> str:
    """Return a query in a form safe to show and store: one line, without characters that databases or browsers reject."""
    text = query[: 4 * MAX_LENGTH].encode("utf-8", "ignore").decode()
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(seen.split())
    if len(line) <= MAX_LENGTH:
        return line
    # Never cut inside a word: half a word is another word.
    return line[:MAX_LENGTH].rpartition(" ")[0] or line[:MAX_LENGTH]
