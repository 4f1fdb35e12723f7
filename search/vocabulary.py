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
#: Shorter words begin words with another root.
SHORTEST_ROOT = 5


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

    def meant_by(self, word: Typed) -> str | None:
        """Return the word of the site that an unknown one was probably meant for. `./dev ablate` tells what each way is worth."""
        return (
            self.slip_of_a_word(word.folded)
            or self.slip_of_a_stem(word.stem)
            or self.begun_by(word.folded)
        )

    def begun_by(self, folded: str) -> str | None:
        """Return the name that begins a derived word or a compound: вибрация for вибрационный, muguras for mugurasmasāža."""
        beginnings = (folded[:end] for end in range(len(folded) - 1, SHORTEST_ROOT - 1, -1))
        stems = (self.forms.get(beginning, ("", beginning))[1] for beginning in beginnings)
        return self._commonest(next((stem for stem in stems if stem in self.salient), None))

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
        kept = _kept[state.language] = _load(state)
    return kept


def _load(state: State) -> Vocabulary:
    own = {"language": state.language, "documents__gt": 0}
    fields = ("folded", "display", "stem", "documents")
    counts, forms, roots = {}, {}, Counter[str]()
    for folded, display, stem, documents in Word.objects.filter(**own).values_list(*fields):
        counts[folded] = documents
        forms[folded] = (display, stem)
        roots[stem] += documents
    names = Term.objects.filter(text__startswith=name_term(""), **own)
    called = set(names.values_list("text", flat=True))
    return Vocabulary(
        state.stamp,
        state.language,
        Spelling.of(counts),
        Spelling.of(roots),
        forms,
        frozenset(roots),
        frozenset(stem for stem in roots if name_term(stem) in called),
    )


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
