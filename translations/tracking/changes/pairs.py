"""Pairs the new strings of a source with the ones they replaced."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from wagtail_localize.models import String, StringSegment, TranslationSource

from translations.language.string_places import StringPlace

#: Context, old string (if there was one), new string, whether it is about safety.
Segment = tuple[int, int | None, int, bool]

#: Ratio of `SequenceMatcher` below which two sentences count as different ones.
ALIKE = 0.5


class Replacement(NamedTuple):
    """A new string of a source, and the one that it replaced, if any: primary keys."""

    context_id: int
    old_id: int | None
    new_id: int


def places(source: TranslationSource) -> list[StringPlace]:
    """Return every string of a source in document order."""
    rows = StringSegment.objects.filter(source=source).order_by("order")
    return [StringPlace(*keys) for keys in rows.values_list("context_id", "string_id")]


def paired(before: Iterable[StringPlace], after: Iterable[StringPlace]) -> list[Replacement]:
    """Pair each new string with the most similar one that disappeared from the same context."""
    before, after = list(before), list(after)
    old_places, new_places = set(before), set(after)
    gone = defaultdict(list)
    for context, string in before:
        if (context, string) not in new_places:
            gone[context].append(string)
    new = [place for place in after if place not in old_places]
    words = _words({string for _context, string in (*before, *new)})
    return [
        Replacement(context, _take(gone[context], string, words), string) for context, string in new
    ]


def _take(candidates: list[int], string: int, words: dict[int, str]) -> int | None:
    best = max(candidates, key=lambda one: _similarity(words, one, string), default=None)
    if best is None:
        return None
    alone = len(candidates) == 1 and _similarity(words, best, string) > 0
    if not alone and _similarity(words, best, string) < ALIKE:
        return None
    candidates.remove(best)
    return best


def _similarity(words: dict[int, str], one: int, other: int) -> float:
    return SequenceMatcher(None, words.get(one, ""), words.get(other, "")).ratio()


def _words(keys: set[int]) -> dict[int, str]:
    return dict(String.objects.filter(pk__in=keys).values_list("pk", "data"))
