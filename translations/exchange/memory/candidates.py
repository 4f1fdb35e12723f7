"""Chooses the strings to compare: a bounded number, independent of the memory's size."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.db.models import Count
from wagtail_localize.models import String

from translations.exchange.memory.keys import keys_of
from translations.language.quality.checked_string import plain
from translations.models import MemoryKey

#: Number of a string's rarest words to look up, and the number of strings from which a word is too common.
RAREST = 3
TOO_COMMON = 2_000
#: Rows read for one page of segments, and strings compared with one segment.
MOST_ROWS = 30_000
MOST_CANDIDATES = 40
#: Least ratio of two strings' lengths: outside it, the similarity cannot reach `matching.LOWEST`.
BAND = 0.6


def candidates(strings: Iterable[String]) -> dict[int, list[int]]:
    """Return for each string's key the keys of strings that share its rarest words, in two queries."""
    wanted = {string.pk: (keys_of(string.data), len(plain(string.data))) for string in strings}
    lengths = [length for _keys, length in wanted.values()]
    if not lengths:
        return {}
    band = (min(lengths) * BAND, max(lengths) / BAND)
    common = _frequencies({key for keys, _length in wanted.values() for key in keys})
    chosen = {pk: _rarest(keys, common) for pk, (keys, _length) in wanted.items()}
    rows = MemoryKey.objects.filter(
        word__in=set().union(*chosen.values()), length__gte=band[0], length__lte=band[1]
    )
    by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for word, pk, length in rows.values_list("word", "string_id", "length")[:MOST_ROWS]:
        by_word[word].append((pk, length))
    return {
        pk: _closest(pk, length, [one for word in chosen[pk] for one in by_word[word]])
        for pk, (_keys, length) in wanted.items()
    }


def _frequencies(words: set[str]) -> dict[str, int]:
    rows = MemoryKey.objects.filter(word__in=words).values("word").order_by()
    return dict(rows.annotate(count=Count("pk")).values_list("word", "count"))


def _rarest(keys: list[str], frequency: dict[str, int]) -> list[str]:
    useful = [key for key in keys if 1 < frequency.get(key, 0) <= TOO_COMMON]
    return sorted(useful, key=frequency.__getitem__)[:RAREST]


def _closest(pk: int, length: int, found: list[tuple[int, int]]) -> list[int]:
    """Return the strings of similar length that share the most words, at most `MOST_CANDIDATES`."""
    shared = Counter(
        other for other, size in found if other != pk and length * BAND <= size <= length / BAND
    )
    return [other for other, _count in shared.most_common(MOST_CANDIDATES)]
