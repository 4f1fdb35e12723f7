"""Collects what a request publishes in the source language, for a message at its end.

`translations.middleware` collects; `translations.desk.messages` shows the message.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from wagtail.models import TranslatableMixin

from translations.models import Change


@dataclass
class Publications:
    changes: list[Change] = field(default_factory=list)
    #: Published for the first time, not sent for translation yet.
    unsent: list[TranslatableMixin] = field(default_factory=list)


_collected: ContextVar[Publications | None] = ContextVar("published", default=None)


@contextmanager
def collecting_publications() -> Iterator[Publications]:
    """Collect publications in the yielded object while the context is active."""
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
