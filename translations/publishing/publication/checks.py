"""Checks that other modules add to the publication gate."""

from collections.abc import Iterator

from django.db.models import Model
from wagtail import hooks
from wagtail_localize.models import Translation

from translations.language.quality import Problem

#: Register ``fn(translation) -> Iterable[Problem]`` under this hook. Called before each publication;
#: every problem refuses it, whatever its severity.
HOOK = "check_translation_before_publication"

#: Register ``fn(instance) -> None`` under this hook. Called before each publication, of originals too, with what the
#: revision holds; raises a `PublicationRefusedError` to refuse it.
EVERY_HOOK = "check_before_every_publication"


def found_problems(translation: Translation) -> Iterator[Problem]:
    for check in hooks.get_hooks(HOOK):
        yield from check(translation)


def check_every(instance: Model) -> None:
    for check in hooks.get_hooks(EVERY_HOOK):
        check(instance)
