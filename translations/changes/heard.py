"""The changes that the request at hand has made, for a message at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from translations.models import Change

_heard: ContextVar[list[Change] | None] = ContextVar("heard", default=None)


@contextmanager
def listening() -> Iterator[list[Change]]:
    """While this runs, what is recorded is collected in the list it gives."""
    changes: list[Change] = []
    token = _heard.set(changes)
    try:
        yield changes
    finally:
        _heard.reset(token)


def hear(change: Change) -> None:
    changes = _heard.get()
    if changes is not None:
        changes.append(change)
