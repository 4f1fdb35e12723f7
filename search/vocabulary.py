"""The words of the site, in the memory of the process: for slips of the pen."""

import uuid
from dataclasses import dataclass

from search.analysis import Spelling
from search.models import State, Word

#: Words that begin as one was typed.
BEGINNINGS = 50


@dataclass(frozen=True)
class Vocabulary:
    """All words of a language. ``forms``: ``{folded: (as people write it, stem)}``."""

    stamp: uuid.UUID
    spelling: Spelling
    forms: dict[str, tuple[str, str]]
    stems: frozenset[str]


_kept: dict[str, Vocabulary] = {}


def vocabulary(state: State) -> Vocabulary:
    """Return the words of a language as they are now; read anew only after a change."""
    kept = _kept.get(state.language)
    if kept is None or kept.stamp != state.stamp:
        rows = Word.objects.filter(language=state.language, documents__gt=0)
        counts, forms = {}, {}
        for folded, display, stem, documents in rows.values_list(
            "folded", "display", "stem", "documents"
        ):
            counts[folded] = documents
            forms[folded] = (display, stem)
        stems = frozenset(stem for _display, stem in forms.values())
        kept = Vocabulary(state.stamp, Spelling.of(counts), forms, stems)
        _kept[state.language] = kept
    return kept


def beginning_with(beginnings: list[str], language: str) -> dict[str, list[str]]:
    """Return ``{beginning: stems of the commonest words that begin so}``."""
    found = {}
    for beginning in beginnings:
        rows = Word.objects.filter(language=language, folded__startswith=beginning, documents__gt=0)
        words = rows.order_by("-documents").values_list("stem", flat=True)[:BEGINNINGS]
        found[beginning] = list(dict.fromkeys(words))
    return found
