"""Django's PostgreSQL backend with a limit to waiting: a server that hangs answers nothing, and closes nothing.

``statement_timeout`` is kept by the server, which may be the one that hangs, and
``tcp_user_timeout`` by the kernel, for which a hanging server is alive.
"""

from typing import Any, ClassVar

import psycopg
from django.db.backends.postgresql import base
from psycopg import errors

#: In seconds: for the question whether a kept connection still works.
LONGEST_CHECK = 2
#: In seconds, between looks for an interruption: psycopg's own.
INTERVAL = 0.1


class LimitedConnection(psycopg.Connection[Any]):
    """A connection that gives up after `limit` seconds without an answer; ``None`` waits for ever."""

    limit: ClassVar[float | None] = None

    def wait(self, gen: Any, interval: float = INTERVAL, timeout: float | None = None) -> Any:
        if timeout is not None or self.limit is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.limit)
        except errors._WaitTimeout:  # noqa: SLF001 - psycopg has no public name for it
            # The answer may still come: nobody may take it for that of the next statement.
            self.pgconn.finish()
            raise psycopg.OperationalError("The database did not answer in time.") from None


class _Psycopg:
    """The module psycopg, with our connections."""

    connect = staticmethod(LimitedConnection.connect)

    def __getattr__(self, name: str) -> Any:
        return getattr(psycopg, name)


class DatabaseWrapper(base.DatabaseWrapper):
    Database = _Psycopg()  # type: ignore[assignment]

    def is_usable(self) -> bool:
        usual = LimitedConnection.limit
        if self.connection is None or usual is None:
            return super().is_usable()
        # On the instance: other threads have their own connections.
        self.connection.limit = min(LONGEST_CHECK, usual)
        try:
            return super().is_usable()
        finally:
            del self.connection.limit
