"""The index by which strings that resemble each other are found."""

from typing import Any

from wagtail_localize.models import String

from translations.language.quality.said import plain, words
from translations.models import MemoryKey

#: Long words are rare words; a few of them tell a sentence from nearly all others.
KEYS = 8
LONGEST = MemoryKey._meta.get_field("word").max_length
BATCH = 1_000


def keys_of(data: str) -> list[str]:
    """The longest words of a string, the longest first."""
    found = {word[:LONGEST] for word in words(plain(data).lower())}
    return sorted(found, key=lambda word: (-len(word), word))[:KEYS]


def index_string(
    sender: type, instance: String, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    if created and not raw:
        _index([instance])


def index_missing() -> int:
    """Index strings that came in another way (a loaded dump, a bulk insert); return how many."""
    missing = String.objects.filter(memory_keys=None).exclude(data="").order_by("pk")[:BATCH]
    return _index(list(missing))


def _index(strings: list[String]) -> int:
    rows = [
        # A string without any word is indexed too, or it would be looked at again and again.
        MemoryKey(string=string, word=word, length=len(plain(string.data)))
        for string in strings
        for word in keys_of(string.data) or [""]
    ]
    MemoryKey.objects.bulk_create(rows, ignore_conflicts=True)
    return len(strings)
