"""Which pictures a part of a page could not show, so that the part can be left out."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_missing: ContextVar[list[int] | None] = ContextVar("missing_pictures", default=None)


@contextmanager
def noticed() -> Iterator[list[int]]:
    """Give the list of pictures, by primary key, that turn out to be missing."""
    found: list[int] = []
    token = _missing.set(found)
    try:
        yield found
    finally:
        _missing.reset(token)


def notice(picture: int) -> None:
    found = _missing.get()
    if found is not None:
        found.append(picture)
