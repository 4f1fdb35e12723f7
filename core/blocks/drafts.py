"""Fields of blocks that never refuse a draft.

Wagtail defers only what is required (`defer_required_validation`). These keep an invalid value
in the draft, too; `checks.rules.validity` names it before publication.
"""

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


class NumberBlock(KeptInDraftsMixin, blocks.IntegerBlock):
    """A whole number."""

    def value_of_draft(self, value: Any) -> int | None:
        """Keep a number out of range, but nothing that templates cannot count with."""
        return int(value) if str(value).lstrip("-").isdecimal() else None
