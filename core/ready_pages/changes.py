"""The version of the content: it changes with every committed transaction that writes to a table of it.

Writes are seen where every one of them passes, at the database connection: also bulk updates and SQL of
Wagtail's own, which send no signal. The first one in a transaction inserts a row into `ContentChange`,
in the same transaction; so the version changes exactly when the content does, for all processes and nodes.
"""

import re
import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.db import DEFAULT_DB_ALIAS, Error, close_old_connections, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.utils import timezone

TABLE = "core_contentchange"
#: Seconds for which a process trusts the version it has read.
CHECKED_EVERY = 0.1
#: Seconds until a database that did not answer is asked again.
PAUSE = 2.0
#: An older version is not trusted: the thread that asks for a newer one is waiting for the database.
LONGEST = 1.0

#: The number of rows, and their oldest and newest id. A long transaction adds a row below the newest: the number
#: tells. Old rows are deleted from the oldest on: without its id, both together could give an earlier version again.
Version = tuple[int, int, int]

WRITE = re.compile(
    r"\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM|TRUNCATE(?: TABLE)?)\s+\"?(\w+)",
    re.IGNORECASE,
)
#: Tables that no page for visitors reads: sessions, tasks, drafts, logs, requests, the search's own index.
#: A page that reads one is not kept (`recording.Recording.unwatched`), so that a mistake here costs speed, not truth.
UNWATCHED = re.compile(
    r"""
      core_(?:contentchange|jobstate|attempt|schedulefailure)
    | callbacks_(?!formpage)\w+
    | search_\w+
    | (?:account|mfa|auth|accounts|django(?!_content_type)|procrastinate|wagtailadmin|wagtailusers|wagtailsearch|wagtailsearchpromotions)_\w+
    | wagtailcore_(?:revision|comment|commentreply|modellogentry|pagelogentry|pagesubscription|uploadedfile|apitoken)
    | wagtailcore_(?:task|workflow|groupapprovaltask)\w*
    | wagtail_localize_translationlog
    | translations_(?:readerdemand|news|digestmail|changedkey|keptcell)\w*
    | reviews_reviewletter
    | articles_helpfulcount
    """,
    re.VERBOSE,
)


class Noted:
    """Waits in the transaction's callbacks. Django drops it together with the row, if its savepoint is rolled back."""

    def __call__(self) -> None:
        versions.forget()


def watch() -> None:
    """Note the writes of every connection of this process, present and future."""
    connection_created.connect(_watch_new, dispatch_uid="ready-pages")
    _watch(connections[DEFAULT_DB_ALIAS])


def _watch_new(connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
    if connection.alias == DEFAULT_DB_ALIAS:
        _watch(connection)


def _watch(connection: BaseDatabaseWrapper) -> None:
    if _notice not in connection.execute_wrappers:
        connection.execute_wrappers.append(_notice)


def unwatch() -> None:
    """Undo `watch` (in tests)."""
    connection_created.disconnect(dispatch_uid="ready-pages")
    wrappers = connections[DEFAULT_DB_ALIAS].execute_wrappers
    if _notice in wrappers:
        wrappers.remove(_notice)


def _notice(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    result = execute(sql, params, many, context)
    written = WRITE.match(sql) if isinstance(sql, str) else None
    if written and not UNWATCHED.fullmatch(written[1]):
        note(context["connection"])
    return result


def note(connection: BaseDatabaseWrapper | None = None) -> None:
    """Change the version of the content: at the commit of the current transaction, or at once outside a transaction."""
    connection = connection or connections[DEFAULT_DB_ALIAS]
    waiting: list[tuple[Any, ...]] = list(connection.run_on_commit)
    is_noted = any(isinstance(callback, Noted) for _savepoints, callback, *_ in waiting)
    if is_noted or not _table_exists(connection):
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} (created_at) VALUES (%s)", [timezone.now()])  # noqa: S608
    if connection.in_atomic_block:
        transaction.on_commit(Noted())
    else:
        versions.forget()


_tables: set[str] = set()


def _table_exists(connection: BaseDatabaseWrapper) -> bool:
    """Return whether the migration has run: the migrations before it write too."""
    if not _tables and TABLE in connection.introspection.table_names():
        _tables.add(TABLE)
    return bool(_tables)


def read_version(alias: str = DEFAULT_DB_ALIAS) -> Version:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            f"SELECT COUNT(*), COALESCE(MIN(id), 0), COALESCE(MAX(id), 0) FROM {TABLE}"  # noqa: S608
        )
        count, oldest, newest = cursor.fetchone()
    return count, oldest, newest


def _drop_broken_connection() -> None:
    """Do as Django does around each request: we may be outside of one."""
    if not connections[DEFAULT_DB_ALIAS].in_atomic_block:
        close_old_connections()


class Versions:
    """The version as this process knows it: asked for by one thread at a time, however many there are."""

    def __init__(self) -> None:
        self._asking = Lock()
        self._known: Version | None = None
        self._read_at = 0.0
        self._next = 0.0

    def forget(self) -> None:
        self._next = 0.0

    def current(self) -> Version | None:
        """Return the version, at most `CHECKED_EVERY` old; ``None`` while the database does not answer."""
        now = time.monotonic()
        if now < self._next:
            return self._known
        if not self._asking.acquire(blocking=self._read_at == 0.0):
            return self._known if now - self._read_at < LONGEST else None
        try:
            return self._known if time.monotonic() < self._next else self._ask()
        finally:
            self._asking.release()

    def _ask(self) -> Version | None:
        # The next check counts from before the question: a commit meanwhile makes the answer old.
        begun = time.monotonic()
        self._next = begun + CHECKED_EVERY
        try:
            _drop_broken_connection()
            self._known = read_version()
        except Error:
            self._known = None
            self._next = time.monotonic() + PAUSE
            _drop_broken_connection()
        self._read_at = time.monotonic()
        return self._known


versions = Versions()
