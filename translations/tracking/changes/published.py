"""What the request at hand has published in the source language, for a message at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from wagtail.models import TranslatableMixin

from translations.models import Change


@dataclass
class Publications:
    changes: list[Change] = field(default_factory=list)
    #: Published for the first time, and with no translator yet.
    unsent: list[TranslatableMixin] = field(default_factory=list)


_collected: ContextVar[Publications | None] = ContextVar("published", default=None)


@contextmanager
def collecting_publications() -> Iterator[Publications]:
    """While this runs, what is published is collected in what it gives."""
    published = Publications()
    token = _collected.set(published)
    try:
        yield published
    finally:
        _collected.reset(token)


def note_change(change: Change) -> None:
    if published := _collected.get():
        published.changes.append(change)


def note_unsent(instance: TranslatableMixin) -> None:
    if published := _collected.get():
        published.unsent.append(instance)
