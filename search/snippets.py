"""Highlights the query's words in titles and excerpts, by the stems that the search uses."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice, takewhile

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.analysis import Word, words

#: Length of an excerpt, in characters.
LENGTH = 240
#: Characters of a text that are searched for a match.
MOST_READ = 20_000
#: Characters before the first highlighted word, if no sentence begins nearby.
LEAD = 60
#: Characters between two words about one thing, in a body text.
NEAR = 800
#: An excerpt may begin after one of these.
STOPS = ".!?…:;•\n"
ELLIPSIS = "…"


@dataclass(frozen=True)
class Wanted:
    """The words to highlight: those with these stems, and every word that begins with ``prefix``."""

    language: str
    stems: Collection[str] = ()
    prefix: str = ""

    def find(self, text: str) -> list[Word]:
        """Return the words of a text to highlight, in order, each position once."""
        found = [word for word in words(text, self.language) if self._is_wanted(word)]
        return list({word.start: word for word in found}.values())

    def _is_wanted(self, word: Word) -> bool:
        if word.stem in self.stems:
            return True
        return bool(self.prefix) and word.folded.startswith(self.prefix)


def highlight(text: str, wanted: Wanted) -> SafeString:
    """Return the whole text as HTML, the wanted words in ``<mark>``."""
    return _marked(text, wanted.find(text), 0, len(text))


def snippet(text: str, wanted: Wanted, length: int = LENGTH) -> SafeString:
    """Return the excerpt with the most wanted words, as HTML; without a match, the text's beginning."""
    text = _line(text[:MOST_READ])
    found = wanted.find(text)
    start, end = _window(text, found, length)
    before = f"{ELLIPSIS} " if start else ""
    after = f" {ELLIPSIS}" if end < len(text) else ""
    shown = [word for word in found if start <= word.start and word.end <= end]
    return mark_safe(f"{before}{_marked(text, shown, start, end)}{after}")  # noqa: S308


def _line(text: str) -> str:
    """Return the text as one line, with a full stop after headings too."""
    parts = [" ".join(part.split()) for part in text.splitlines()]
    ended = [f"{part}." if part[-1].isalnum() else part for part in parts[:-1] if part]
    return " ".join([*ended, *parts[-1:]])


def _window(text: str, found: list[Word], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    start = _beginning(text, _richest(found, length - LEAD))
    if start + length >= len(text):
        return _word_start(text, max(0, min(start, len(text) - length))), len(text)
    cut = text.rfind(" ", start, start + length + 1)
    return start, cut if cut > start else start + length


def _richest(found: list[Word], length: int) -> int:
    """Return where the wanted words are that fit in one excerpt: different words count more than repetitions."""

    runs = [_run(found, place, length) for place in range(len(found))]
    best = max(runs, key=lambda run: (len({word.stem for word in run}), len(run)), default=None)
    return best[0].start if best else 0


def _run(found: list[Word], place: int, length: int) -> list[Word]:
    """Return the words from this one on that fit into an excerpt of this length."""
    end = found[place].start + length
    return list(takewhile(lambda word: word.end <= end, islice(found, place, None)))


def are_near(text: str, wanted: Wanted) -> bool:
    """Return whether all wanted words that a text has, at least two, also occur together in one place."""
    found = wanted.find(text)
    told = {word.stem for word in found}
    runs = (_run(found, place, NEAR * (len(told) - 1)) for place in range(len(found)))
    return len(told) > 1 and any({word.stem for word in run} == told for run in runs)


def _beginning(text: str, place: int) -> int:
    """Return the start of the excerpt for a position: a sentence if one begins nearby, else a word."""
    if place <= LEAD:
        return 0
    stop = max(text.rfind(f"{sign} ", place - LEAD, place) for sign in STOPS)
    return stop + 2 if stop >= 0 else _word_start(text, place - LEAD)


def _word_start(text: str, place: int) -> int:
    if place == 0 or text[place - 1] == " ":
        return place
    space = text.find(" ", place)
    return space + 1 if 0 <= space < len(text) - 1 else place


def _marked(text: str, found: list[Word], start: int, end: int) -> SafeString:
    parts, at = [], start
    for word in found:
        mark = f"<mark>{escape(text[word.start : word.end])}</mark>"
        parts += [escape(text[at : word.start]), mark]
        at = word.end
    return mark_safe("".join([*parts, escape(text[at:end])]))  # noqa: S308
