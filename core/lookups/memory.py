"""What this process remembers of the content until the content changes: for requests that only read.

The version of the content (`core.ready_pages.changes`) is asked for at most ten times a second, and read before
anything is remembered under it. So what is remembered is never older than that. It is not used while a ready
page is rendered, whose queries must all be seen, nor in the admin, which reads what it has just written.

All threads of the process share these rows: code that shows a row must not change it.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest

from core.ready_pages.changes import Version, versions
from core.ready_pages.recording import is_recording

Value = TypeVar("Value")

#: Above this, everything is forgotten. A page has some fifty rows of about three kilobytes; so much counts as one.
MOST = 6000
ADMIN = "/admin/"

#: Read once, when the request begins: what it sees is of one version.
_version: ContextVar[Version | None] = ContextVar("version", default=None)


class Remembered:
    """The values and rows that were read for one version of the content."""

    def __init__(self, version: Version | None) -> None:
        self.version = version
        self.values: dict[Hashable, Any] = {}
        self.rows: dict[type[Model], dict[int, Any]] = {}
        self.texts = 0

    @property
    def size(self) -> int:
        return len(self.values) + sum(map(len, self.rows.values())) + self.texts // 3000


_latest = Remembered(None)


def begin(request: HttpRequest) -> None:
    """Let a request use the memory, if it only reads."""
    reads = request.method in {"GET", "HEAD"} and not request.path_info.startswith(ADMIN)
    may = settings.READY_PAGES and reads and not is_recording()
    _version.set(versions.current() if may else None)


def end() -> None:
    _version.set(None)


def memory() -> Remembered | None:
    """Return what is known of this version of the content; ``None`` if this request must ask the database."""
    global _latest  # noqa: PLW0603
    if (version := _version.get()) is None:
        return None
    found = _latest
    if found.version != version or found.size > MOST:
        found = _latest = Remembered(version)
    return found


def remembered(key: Hashable, compute: Callable[[], Value]) -> Value:
    """Return a value that depends on the content alone. ``compute`` must read the database, not another cache."""
    found = memory()
    if found is None:
        return compute()
    if key not in found.values:
        found.values[key] = value = compute()
        found.texts += len(value) if isinstance(value, str) else 0
        return value
    kept: Value = found.values[key]
    return kept
