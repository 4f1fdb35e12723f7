"""What the request at hand has published in the source language, for a message at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from translations.models import Change


@dataclass
class Heard:
    changes: list[Change] = field(default_factory=list)
    #: Published for the first time, and with no translator yet.
    unsent: list[Any] = field(default_factory=list)


_heard: ContextVar[Heard | None] = ContextVar("heard", default=None)


@contextmanager
def listening() -> Iterator[Heard]:
    """While this runs, what is published is collected in what it gives."""
    heard = Heard()
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


def hear(change: Change) -> None:
    if heard := _heard.get():
        heard.changes.append(change)


def hear_unsent(instance: Any) -> None:
    if heard := _heard.get():
        heard.unsent.append(instance)
