"""Which old string a new one took the place of."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from wagtail_localize.models import String, StringSegment, TranslationSource

from translations.language.string_places import StringPlace

#: Context, the string before (if there was one), the string now, whether it is about safety.
Segment = tuple[int, int | None, int, bool]

#: Below this likeness a sentence is another one.
ALIKE = 0.5


def places(source: TranslationSource) -> list[StringPlace]:
    """Every string of a source, in its order."""
    rows = StringSegment.objects.filter(source=source).order_by("order")
    return [StringPlace(*keys) for keys in rows.values_list("context_id", "string_id")]


def paired(
    before: Iterable[StringPlace], after: Iterable[StringPlace]
) -> list[tuple[int, int | None, int]]:
    """Return each new string with the one it replaced: at the same place, and the most alike there."""
    before, after = list(before), list(after)
    gone = defaultdict(list)
    for context, string in before:
        if (context, string) not in set(after):
            gone[context].append(string)
    new = [place for place in after if place not in set(before)]
    everything = {string for _context, string in (*before, *new)}
    words = _words(everything)
    return [(context, _take(gone[context], string, words), string) for context, string in new]


def _take(candidates: list[int], string: int, words: dict[int, str]) -> int | None:
    best = max(candidates, key=lambda one: _likeness(words, one, string), default=None)
    if best is None:
        return None
    alone = len(candidates) == 1 and _likeness(words, best, string) > 0
    if not alone and _likeness(words, best, string) < ALIKE:
        return None
    candidates.remove(best)
    return best


def _likeness(words: dict[int, str], one: int, other: int) -> float:
    return SequenceMatcher(None, words.get(one, ""), words.get(other, "")).ratio()


def _words(keys: set[int]) -> dict[int, str]:
    return dict(String.objects.filter(pk__in=keys).values_list("pk", "data"))
