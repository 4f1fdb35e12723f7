"""The index of the translation memory: rare words of each source string."""

from wagtail_localize.models import String

from translations.language.quality.checked_string import plain, words
from translations.models import MemoryKey

#: Words indexed for each string. Long words are rare: a few identify a sentence.
KEYS = 8
LONGEST = MemoryKey._meta.get_field("word").max_length
BATCH = 1_000


def keys_of(data: str) -> list[str]:
    """Return the longest words of a string, longest first, at most `KEYS`."""
    found = {word[:LONGEST] for word in words(plain(data).lower())}
    return sorted(found, key=lambda word: (-len(word), word))[:KEYS]


def index_string(
    sender: type, instance: String, created: bool, raw: bool = False, **kwargs: object
) -> None:
    """Index a new source string. Receives ``post_save``, connected in `translations.apps`."""
    if created and not raw:
        _index([instance])


def index_missing() -> int:
    """Index up to `BATCH` strings stored without ``post_save`` (fixture, bulk insert). Return their number."""
    missing = String.objects.filter(memory_keys=None).exclude(data="").order_by("pk")[:BATCH]
    return _index(list(missing))


def _index(strings: list[String]) -> int:
    rows = [
        # A string without words gets an empty key; otherwise `index_missing` would select it each time.
        MemoryKey(string=string, word=word, length=len(plain(string.data)))
        for string in strings
        for word in keys_of(string.data) or [""]
    ]
    MemoryKey.objects.bulk_create(rows, ignore_conflicts=True)
    return len(strings)
