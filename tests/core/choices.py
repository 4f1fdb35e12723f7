"""What may become of something that a live page has chosen."""

from collections.abc import Callable
from typing import Any


def draft(entry: Any) -> None:
    entry.unpublish()


def deleted(entry: Any) -> None:
    entry.delete()


def untranslated(entry: Any) -> None:
    """Nothing becomes of it: it is there, in the source language only."""


STATES: dict[str, Callable[[Any], None]] = {
    "draft": draft,
    "deleted": deleted,
    "untranslated": untranslated,
}
