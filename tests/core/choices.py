"""What may become of something that a live page has chosen."""

from collections.abc import Callable
from typing import Any

from articles.models import ContraindicationPage
from tests.articles.warnings import lose


def draft(entry: Any) -> None:
    if isinstance(entry, ContraindicationPage):
        lose(entry)
    else:
        entry.unpublish()


def deleted(entry: Any) -> None:
    if isinstance(entry, ContraindicationPage):
        lose(entry, delete=True)
    else:
        entry.delete()


def untranslated(entry: Any) -> None:
    """Nothing becomes of it: it is there, in the source language only."""


STATES: dict[str, Callable[[Any], None]] = {
    "draft": draft,
    "deleted": deleted,
    "untranslated": untranslated,
}
