"""Checks that other modules add to the publication gate."""

from collections.abc import Iterator

from wagtail import hooks
from wagtail_localize.models import Translation

from translations.language.quality import Problem

#: Register ``fn(translation) -> Iterable[Problem]`` under this hook. Called before each publication;
#: every problem refuses it, whatever its severity.
HOOK = "check_translation_before_publication"


def found_problems(translation: Translation) -> Iterator[Problem]:
    for check in hooks.get_hooks(HOOK):
        yield from check(translation)
