"""Cards that answer a question above the results of a search: the practice's own facts, or whom to call.

An app registers its answers, so that the search need not import it::

    @hooks.register(answers.HOOK)
    def answers_of_the_practice(language: str) -> list[Answer]: ...
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from wagtail import hooks
from wagtail.models import Page

HOOK = "register_search_answers"


@dataclass(frozen=True)
class Answer:
    """A card and the phrases, separated by commas, that ask for it. An urgent one is shown above everything."""

    key: str
    name: str
    words: str
    template: str
    context: Callable[[], Mapping[str, Any]] = dict
    is_urgent: bool = False


def answers(language: str) -> list[Answer]:
    return [answer for register in hooks.get_hooks(HOOK) for answer in register(language)]


def words_of(path: Path) -> dict[str, str]:
    """Read a file with a line for each card: its key, a colon, its phrases."""
    lines = path.read_text().splitlines() if path.exists() else []
    parts = (line.partition(":") for line in lines if line.strip() and not line.startswith("#"))
    return {key.strip(): words.strip() for key, _colon, words in parts}


def page_of(models: Iterable[str], language: str) -> Page | None:
    """Return the live public page of the first of these types that the site has: types may not be installed."""
    for label in models:
        if label not in _installed():
            continue
        pages = apps.get_model(label)._default_manager.live().public()
        if page := pages.filter(locale__language_code=language, alias_of__isnull=True).first():
            return page
    return None


def _installed() -> set[str]:
    return {model._meta.label_lower for model in apps.get_models()}
