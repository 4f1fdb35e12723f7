"""What a page has read while it was rendered, so that later the site can ask whether it is still the same.

A page's bytes follow from the results of its queries, from the clock, and from the release. So the queries
are recorded, and after a change of the content they are asked again (`fingerprint`): as long as all results are
the same, so is the page. Nobody has to declare what a template depends on.

Values in the site's cache would hide queries. During a recorded rendering the cache is a `Shelf`, which
knows the queries behind each of its values.
"""

import datetime
import hashlib
import pickle
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from core.ready_pages import replica
from core.ready_pages.changes import UNWATCHED, Version
from core.ready_pages.unseen import without_unseen

#: A statement and its parameters.
Query = tuple[str, tuple[Any, ...]]

READ = re.compile(r"\s*(?:SELECT|WITH)\b", re.IGNORECASE)
TABLES = re.compile(r"\b(?:FROM|JOIN)\s+\"?(\w+)", re.IGNORECASE)
#: Seconds that values of the shelf are used; they go with each new version as well.
SHELF_LIFE = 60.0


def next_midnight() -> datetime.datetime:
    """Return the next beginning of a day where the practice is: dates are shown and compared all over the site."""
    zone = timezone.get_default_timezone()
    tomorrow = timezone.localdate(timezone=zone) + datetime.timedelta(days=1)
    return datetime.datetime.combine(tomorrow, datetime.time.min, zone)


@dataclass
class Recording:
    """The queries of one rendering, in order, and how long its result can be true."""

    queries: list[Query] = field(default_factory=list)
    until: datetime.datetime = field(default_factory=next_midnight)
    #: Set by a view whose answer must not be kept.
    is_unlisted: bool = False

    def note(
        self,
        execute: Callable[..., Any],
        sql: Any,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        if isinstance(sql, str) and not many and READ.match(sql):
            # The same statements occur on many pages.
            self.queries.append((sys.intern(sql), tuple(params or ())))
        return execute(sql, params, many, context)

    def unwatched(self) -> set[str]:
        """Return the tables that were read although writing to them does not change the version."""
        read = {table for sql, _params in self.queries for table in TABLES.findall(sql)}
        return set(filter(UNWATCHED.fullmatch, read))


_current: ContextVar[Recording | None] = ContextVar("recording", default=None)


def true_until(moment: datetime.datetime) -> None:
    """Say in a view or template tag that what it shows changes by itself at a moment, such as closing time."""
    if recording := _current.get():
        recording.until = min(recording.until, moment)


def do_not_keep() -> None:
    """Say in a view that its answer is not worth keeping: anybody could make up thousands of such addresses."""
    if recording := _current.get():
        recording.is_unlisted = True


def is_recording() -> bool:
    return _current.get() is not None


@contextmanager
def recording(version: Version) -> Iterator[Recording]:
    """Record what this thread reads, with no other cache than the shelf of this version."""
    made = Recording()
    token = _current.set(made)
    usual = caches[DEFAULT_CACHE_ALIAS]
    caches[DEFAULT_CACHE_ALIAS] = Shelf(usual, made, _values(version))
    try:
        with ExitStack() as stack:
            for alias in {DEFAULT_DB_ALIAS, replica.source()}:
                stack.enter_context(connections[alias].execute_wrapper(made.note))
            yield made
    finally:
        caches[DEFAULT_CACHE_ALIAS] = usual
        _current.reset(token)


class Values(dict[str, tuple[bytes, list[Query]]]):
    """Values of one version by their key, pickled, each with the queries that it was computed from."""

    def __init__(self, version: Version) -> None:
        super().__init__()
        self.version, self.made_at = version, time.monotonic()
        #: The results of queries, as digests: many pages ask the same.
        self.digests: dict[bytes, bytes] = {}


#: By the database that was read: a replica may be ahead for a moment.
_latest: dict[str, Values] = {}


def _values(version: Version) -> Values:
    found = _latest.get(replica.source())
    if found is None or found.version != version or time.monotonic() - found.made_at > SHELF_LIFE:
        found = _latest[replica.source()] = Values(version)
    return found


class Shelf(BaseCache):
    """A cache whose values bring the queries behind them into the recording. Deletions reach the real cache too."""

    def __init__(self, real: BaseCache, into: Recording, values: Values) -> None:
        super().__init__({})
        self.real, self.into, self.values = real, into, values
        self._missed: dict[str, int] = {}

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = self.values.get(key)
        if found is None:
            self._missed[key] = len(self.into.queries)
            return default
        pickled, queries = found
        self.into.queries.extend(queries)
        return pickle.loads(pickled)  # noqa: S301 - pickled by `set`, in this process

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        # Without a miss before, the value may follow from anything read so far.
        since = self._missed.get(key, 0)
        self.values[key] = pickle.dumps(value), distinct(self.into.queries[since:])

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        if key in self.values:
            return False
        self.set(key, value)
        return True

    def delete(self, key: str, version: int | None = None) -> bool:
        self.values.pop(key, None)
        return self.real.delete(key, version=version)

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return key in self.values

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        return self.real.incr(key, delta, version=version)

    def clear(self) -> None:
        self.values.clear()
        self.real.clear()


def distinct(queries: list[Query]) -> list[Query]:
    """Return each query once, in the order of the first."""
    return list({f"{sql}\0{params!r}": (sql, params) for sql, params in queries}.values())


def fingerprint(queries: list[Query], version: Version) -> bytes:
    """Ask queries of the database and return the digest of all results. Each is asked once in a version."""
    known = _values(version).digests
    total = hashlib.sha256()
    for sql, params in distinct(queries):
        question = hashlib.sha256(f"{sql}\0{params!r}".encode(errors="surrogatepass")).digest()
        if question not in known:
            known[question] = _ask(sql, params)
        total.update(question + known[question])
    return total.digest()


def _ask(sql: str, params: tuple[Any, ...]) -> bytes:
    with connections[replica.source()].cursor() as cursor:
        cursor.execute(sql, params)
        rows = [tuple(row) for row in cursor.fetchall()]
        rows = without_unseen([column[0] for column in cursor.description], rows)
    return hashlib.sha256(repr(rows).encode(errors="surrogatepass")).digest()
