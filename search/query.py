"""What a visitor asks: bounded, and made of words."""

from dataclasses import dataclass

from search.analysis import Word, words

#: More characters and more words than these are not read: nobody means them, and they cost.
MAX_LENGTH = 200
MAX_WORDS = 10
LONGEST_WORD = 60


@dataclass(frozen=True)
class Question:
    """A query and its distinct words, without those that stand in every text."""

    text: str
    words: tuple[Word, ...]

    @property
    def stems(self) -> list[str]:
        return [word.stem for word in self.words]


def question(query: str, language: str) -> Question:
    """Read a query as words of a language. Whatever is typed is a question, if only one without words."""
    text = readable(query)
    distinct = {word.stem: word for word in words(text, language) if not word.is_stop}
    kept = [word for word in distinct.values() if len(word.folded) <= LONGEST_WORD]
    return Question(text, tuple(kept[:MAX_WORDS]))


def readable(query: str) -> str:
    """Return a query as it may be shown and stored: one line, without what a database or a browser chokes on."""
    text = query[: 4 * MAX_LENGTH].encode("utf-8", "ignore").decode()
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(seen.split())
    if len(line) <= MAX_LENGTH:
        return line
    # Not within a word: half of it would be another one.
    return line[:MAX_LENGTH].rpartition(" ")[0] or line[:MAX_LENGTH]
