"""Conditions that other apps add to `manage.py translation_status` and its ``--fail-on``."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail import hooks

#: Register ``fn() -> StatusCondition`` under this hook.
HOOK = "register_translation_status_condition"


@dataclass(frozen=True)
class Found:
    language_code: str
    #: What it is about, on one line, with its address in the admin.
    named: str


@dataclass(frozen=True)
class StatusCondition:
    #: As ``--fail-on`` takes it.
    name: str
    #: Before the number, where something was found.
    label: str
    find: Callable[[], list[Found]]

    def found_in(self, codes: list[str]) -> list[Found]:
        """Return what was found in these languages; in all of them, the source language too, if none is named."""
        return [one for one in self.find() if not codes or one.language_code in codes]


def added_conditions() -> list[StatusCondition]:
    return [register() for register in hooks.get_hooks(HOOK)]
