"""The words of the site, in the memory of the process: for slips of the pen."""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis import Spelling
from search.analysis import Word as Typed
from search.indexing.describing import name_term
from search.models import State, Term, Word

#: Words that begin as one was typed.
BEGINNINGS = 50
#: A shorter stem begins words of another root.
SHORTEST_ROOT = 5
#: Shorter words stand in others by chance.
SHORTEST_PART = 4


@dataclass(frozen=True)
class Vocabulary:
    """All words of a language. ``forms``: ``{folded: (as people write it, stem)}``."""

    stamp: uuid.UUID
    spelling: Spelling
    #: Of the stems: for a slip in a form that nobody wrote.
    roots: Spelling
    forms: dict[str, tuple[str, str]]
    stems: frozenset[str]
    #: Stems of the words in titles and other names: what the site is about.
    salient: frozenset[str]

    def begun_by(self, stem: str) -> str | None:
        """Return the commonest word whose stem begins a derived one: вибрация of вибрационный."""
        shortest = max(SHORTEST_ROOT, len(stem) // 2 + 1)
        beginnings = (stem[:length] for length in range(len(stem) - 1, shortest - 1, -1))
        root = next((one for one in beginnings if one in self.salient), None)
        return self._commonest(root)

    def first_part(self, folded: str) -> str | None:
        """Return the word that a compound begins with: sirds of sirdsklauves, сердце of сердцебиение."""
        lengths = range(len(folded) - SHORTEST_PART, SHORTEST_ROOT - 1, -1)
        beginnings = (folded[:length] for length in lengths)
        return next((one for one in beginnings if self._is_name(one)), None)

    def _is_name(self, folded: str) -> bool:
        return folded in self.forms and self.forms[folded][1] in self.salient

    def joined(self, typed: Sequence[Typed]) -> str:
        """Return the words without a space that is too many, or nothing when none is: autovadītājs of auto vadītājs."""
        folded = [word.folded for word in typed]
        for at, pair in enumerate(pairwise(folded)):
            if "".join(pair) in self.forms:
                return " ".join([*folded[:at], "".join(pair), *folded[at + 2 :]])
        return ""

    def spaced(self, typed: Sequence[Typed]) -> str:
        """Return the words with the spaces that are missing, or nothing when none is: muguras masāža of mugurasmasāža."""
        parts = [self._parts(word) for word in typed]
        return " ".join(map(" ".join, parts)) if any(len(own) > 1 for own in parts) else ""

    def _parts(self, word: Typed) -> list[str]:
        if word.stem not in self.stems:
            for at in range(SHORTEST_PART, len(word.folded) - SHORTEST_PART + 1):
                halves = [word.folded[:at], word.folded[at:]]
                if all(half in self.forms for half in halves):
                    return halves
        return [word.folded]

    def nearest(self, folded: str, stem: str) -> str | None:
        """Return the word that was probably meant, or a form of it."""
        return self.spelling.nearest(folded) or self._commonest(self.roots.nearest(stem))

    def _commonest(self, stem: str | None) -> str | None:
        if stem is None:
            return None
        own = [folded for folded, (_display, other) in self.forms.items() if other == stem]
        return max(own, key=lambda folded: self.spelling.counts[folded], default=None)


_kept: dict[str, Vocabulary] = {}


def vocabulary(state: State) -> Vocabulary:
    """Return the words of a language as they are now; read anew only after a change."""
    kept = _kept.get(state.language)
    if kept is None or kept.stamp != state.stamp:
        rows = Word.objects.filter(language=state.language, documents__gt=0)
        counts, forms = {}, {}
        roots: Counter[str] = Counter()
        for folded, display, stem, documents in rows.values_list(
            "folded", "display", "stem", "documents"
        ):
            counts[folded] = documents
            forms[folded] = (display, stem)
            roots[stem] += documents
        stems = frozenset(stem for _display, stem in forms.values())
        kept = Vocabulary(
            state.stamp,
            Spelling.of(counts),
            Spelling.of(roots),
            forms,
            stems,
            _salient(stems, state.language),
        )
        _kept[state.language] = kept
    return kept


def _salient(stems: frozenset[str], language: str) -> frozenset[str]:
    names = Term.objects.filter(language=language, text__startswith=name_term(""), documents__gt=0)
    called = set(names.values_list("text", flat=True))
    return frozenset(stem for stem in stems if name_term(stem) in called)


def is_written(folded: str, language: str) -> bool:
    """Does this exact folded word occur in a document?"""
    return Word.objects.filter(language=language, folded=folded, documents__gt=0).exists()


def beginning_with(beginnings: list[str], language: str) -> dict[str, list[str]]:
    """Return ``{beginning: stems of the commonest words that begin so}``."""
    found = {}
    for beginning in beginnings:
        rows = Word.objects.filter(language=language, folded__startswith=beginning, documents__gt=0)
        words = rows.order_by("-documents").values_list("stem", flat=True)[:BEGINNINGS]
        found[beginning] = list(dict.fromkeys(words))
    return found
