import re
from typing import Never

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from core.blocks.drafts import KeptInDraftsMixin

IDENTIFIER = re.compile(r"^[a-z][a-z0-9_-]*\Z")

validate_identifier = RegexValidator(
    IDENTIFIER,
    _("Use lower-case Latin letters, digits, hyphens and underscores; begin with a letter."),
)


class IdentifierBlock(KeptInDraftsMixin, CharBlock):
    """A key or an anchor: the same in all languages, so translators never see it."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(max_length=60, validators=[validate_identifier], **kwargs)

    def get_translatable_segments(self, value: str) -> list[Never]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Never]) -> str:
        return value
