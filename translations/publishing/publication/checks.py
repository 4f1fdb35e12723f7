"""Checks that other modules add to the publication gate."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail import hooks
from wagtail_localize.models import Translation

#: Register ``fn(translation) -> Iterable[Problem]`` under this hook. It is asked before each publication.
HOOK = "check_translation_before_publication"


@dataclass(frozen=True)
class Problem:
    """An error in one translated string that forbids publication."""

    context_id: int
    string_id: int
    message: str


def found_problems(translation: Translation) -> Iterator[Problem]:
    for check in hooks.get_hooks(HOOK):
        yield from check(translation)
