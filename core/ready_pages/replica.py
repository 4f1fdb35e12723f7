"""The read replica: a PostgreSQL server that follows the first one, asked for what readers see (decision 36).

Only questions that belong to a version of the content are asked of it: a page rendered for nobody, and whether a
page is still true. The replica has to show that version before and after; so its lag needs no limit, and no page
is older than one from the first database.
"""

import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, Error, connections
from prometheus_client import Counter

from core.ready_pages.changes import Version, read_version

ALIAS = "replica"
#: Seconds until a replica that failed is asked again.
PAUSE = 10.0

ASKED = Counter(
    "site_replica_questions", "What the read replica was asked, by its answer.", ["answer"]
)

Answer = TypeVar("Answer")

_source: ContextVar[str] = ContextVar("source", default=DEFAULT_DB_ALIAS)
_paused_until = 0.0


def source() -> str:
    """Return the database that this thread reads from."""
    return _source.get()


class Router:
    """Reads go where `ask` says, everything else to the first database."""

    def db_for_read(self, _model: object, **_hints: object) -> str:
        return source()

    def db_for_write(self, _model: object, **_hints: object) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *_rows: object, **_hints: object) -> bool:
        return True

    def allow_migrate(self, alias: str, *_args: object, **_hints: object) -> bool | None:
        return False if alias == ALIAS else None


def ask(version: Version, question: Callable[[], Answer]) -> Answer | None:
    """Return the answer that belongs to this version; ``None`` if the replica lags, fails or does not exist.

    It can also be *ahead* for a moment: a commit may be replayed before the first database shows it.
    """
    if ALIAS not in settings.DATABASES or time.monotonic() < _paused_until:
        return None
    token = _source.set(ALIAS)
    try:
        if not _shows(version):
            return _counted("behind", None)
        answer = question()
        return _counted("given", answer) if _shows(version) else _counted("behind", None)
    except Error:
        pause()
        return None
    finally:
        _source.reset(token)


def pause() -> None:
    """Ask the first database alone for a while: the replica has failed."""
    global _paused_until  # noqa: PLW0603
    _paused_until = time.monotonic() + PAUSE
    _counted("failed", None)


def _shows(version: Version) -> bool:
    connection: Any = connections[ALIAS]
    if not connection.in_atomic_block:
        # Its health is checked before the next statement, as before a request.
        connection.close_if_unusable_or_obsolete()
    return read_version(ALIAS) == version


def _counted(answer: str, value: Answer) -> Answer:
    ASKED.labels(answer).inc()
    return value
