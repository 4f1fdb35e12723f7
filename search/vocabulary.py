"""The vocabulary of the site for spelling correction, cached in the process."""

import uuid
from collections import Counter
from dataclasses import dataclass

from search.analysis import Spelling
from search.analysis import Word as Typed
from search.indexing.describing import name_term
from search.models import State, Term, Word

#: Most words looked up for one prefix.
BEGINNINGS = 50
#: Shorter stems are the beginning of words with another root.
SHORTEST_ROOT = 5
#: Shorter words occur in others by chance.
SHORTEST_PART = 4


@dataclass(frozen=True)
class Vocabulary:
    """All words of a language. ``forms``: ``{folded: (usual spelling, stem)}``."""

    stamp: uuid.UUID
    language: str
    spelling: Spelling
    #: Spelling correction of stems, for a misspelt form that no text contains.
    roots: Spelling
    forms: dict[str, tuple[str, str]]
    stems: frozenset[str]
    #: Stems of the words in titles and other names: the site's subjects.
    salient: frozenset[str]

    def begun_by(self, stem: str) -> str | None:
        """Return the commonest word whose stem begins this derived word: вибрация for вибрационный."""
        shortest = max(SHORTEST_ROOT, len(stem) // 2 + 1)
        beginnings = (stem[:length] for length in range(len(stem) - 1, shortest - 1, -1))
        root = next((one for one in beginnings if one in self.salient), None)
        return self._commonest(root)

    def first_part(self, folded: str) -> str | None:
        """Return the first word of a compound: sirds for sirdsklauves, сердце for сердцебиение."""
        lengths = range(len(folded) - SHORTEST_PART, SHORTEST_ROOT - 1, -1)
        beginnings = (folded[:length] for length in lengths)
        return next((one for one in beginnings if self._is_name(one)), None)

    def _is_name(self, folded: str) -> bool:
        return folded in self.forms and self.forms[folded][1] in self.salient

    def meant_by(self, word: Typed) -> str | None:
        """Return the word of the site that an unknown one was probably meant for. `./dev ablate` tells what each way is worth."""
        return (
            self.slip_of_a_word(word.folded)
            or self.slip_of_a_stem(word.stem)
            or self.begun_by(word.stem)
            or self.first_part(word.folded)
        )

    def slip_of_a_word(self, folded: str) -> str | None:
        return self.spelling.nearest(folded)

    def slip_of_a_stem(self, stem: str) -> str | None:
        return self._commonest(self.roots.nearest(stem))

    def _commonest(self, stem: str | None) -> str | None:
        if stem is None:
            return None
        own = [folded for folded, (_display, other) in self.forms.items() if other == stem]
        return max(own, key=lambda folded: self.spelling.counts[folded], default=None)


_kept: dict[str, Vocabulary] = {}


def vocabulary(state: State) -> Vocabulary:
    """Return the current words of a language; loaded again only after a change."""
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
            state.language,
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
    """Return whether this exact folded word occurs in a document."""
    return Word.objects.filter(language=language, folded=folded, documents__gt=0).exists()


def beginning_with(beginnings: list[str], language: str) -> dict[str, list[str]]:
    """Return ``{prefix: stems of the commonest words with this prefix}``."""
    found = {}
    for beginning in beginnings:
        rows = Word.objects.filter(language=language, folded__startswith=beginning, documents__gt=0)
        words = rows.order_by("-documents").values_list("stem", flat=True)[:BEGINNINGS]
        found[beginning] = list(dict.fromkeys(words))
    return found
