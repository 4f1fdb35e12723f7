"""One migrator at a time: several servers may start with a new version at the same moment."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

#: The number of our lock among PostgreSQL's advisory locks of this database. Any number, but always the same.
NUMBER = 20_261_130


@contextmanager
def one_migrator(
    connection: BaseDatabaseWrapper, say_waiting: Callable[[], None]
) -> Iterator[None]:
    """Hold the lock of this database's migrations; call ``say_waiting`` before waiting for it.

    A killed process loses its lock at once.
    """
    if connection.vendor == "postgresql":
        with _advisory_lock(connection, say_waiting):
            yield
    elif connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        with _file_lock(Path(connection.settings_dict["NAME"]), say_waiting):
            yield
    else:
        yield


@contextmanager
def _advisory_lock(
    connection: BaseDatabaseWrapper, say_waiting: Callable[[], None]
) -> Iterator[None]:
    """Lock on a connection of its own: migrations begin and end transactions on the other.

    The lock belongs to a transaction, not to a session, because a pooler such as PgBouncer
    gives each transaction another session.
    """
    own = connection.copy()
    try:
        own.set_autocommit(False)
        with own.cursor() as cursor:
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [NUMBER])
            [is_held] = cursor.fetchone()
            if not is_held:
                say_waiting()
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBER])
            yield
    finally:
        own.close()


@contextmanager
def _file_lock(database: Path, say_waiting: Callable[[], None]) -> Iterator[None]:
    # The file stays: who removed it would take the lock of a process that has just opened it.
    with database.with_name(f"{database.name}.migrating").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say_waiting()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
