"""Fields of blocks that never refuse a draft.

Wagtail defers only what is required (`defer_required_validation`). These keep an invalid value
in the draft, too; `checks.rules.validity` names it before publication.
"""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks


class KeptInDraftsMixin:
    is_deferred_validation: bool

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)  # type: ignore[misc]
        except ValidationError:
            if not self.is_deferred_validation:
                raise
            return self.value_of_draft(value)

    def value_of_draft(self, value: Any) -> Any:
        return value


class AddressBlock(KeptInDraftsMixin, blocks.URLBlock):
    """An address on the web."""


class TimeBlock(KeptInDraftsMixin, blocks.TimeBlock):
    """A time of the day. In a draft it may be any text, so readers of the value check its type."""

    def to_python(self, value: Any) -> datetime.time | str | None:
        try:
            found: datetime.time | None = super().to_python(value)
        except ValueError:
            found = None
        return value if found is None else found


class NumberBlock(KeptInDraftsMixin, blocks.IntegerBlock):
    """A whole number."""

    def value_of_draft(self, value: Any) -> int | None:
        """Keep a number out of range, but nothing that templates cannot count with."""
        return int(value) if str(value).lstrip("-").isdecimal() else None


# What is stored is an ordinary time: the draft changes no migration.
DECONSTRUCT_ALIASES = {TimeBlock: "wagtail.blocks.TimeBlock"}
