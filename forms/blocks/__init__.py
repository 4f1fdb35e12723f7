"""The fields an editor can put on a form.

Every field and every choice has a key that is the same in all languages, so an
answer means the same whichever language it came in.
"""

from typing import Any

from wagtail.blocks import StreamValue

from forms.blocks.choices import ChoiceFieldBlock, ConsentFieldBlock, LanguageFieldBlock
from forms.blocks.fields import (
    EmailFieldBlock,
    MessageFieldBlock,
    PhoneFieldBlock,
    TextFieldBlock,
)
from forms.blocks.retention import RetentionBlock

FIELD_BLOCKS = [
    ("text", TextFieldBlock()),
    ("phone", PhoneFieldBlock()),
    ("email", EmailFieldBlock()),
    ("choice", ChoiceFieldBlock()),
    ("language", LanguageFieldBlock()),
    ("message", MessageFieldBlock()),
    ("consent", ConsentFieldBlock()),
]

__all__ = ["FIELD_BLOCKS", "RetentionBlock", "choice_labels", "field_keys"]


def field_keys(fields: StreamValue) -> list[Any]:
    """The kinds and keys of the fields and their choices, in order: what all languages must share."""
    return [
        (block.block_type, block.value["key"], [*block.block.options(block.value)])
        for block in fields
    ]


def choice_labels(fields: StreamValue) -> dict[str, Any]:
    """``{key: {"label": …, "choices": {key: label}}}``"""
    return {
        block.value["key"]: {
            "label": block.value["label"],
            "choices": block.block.options(block.value),
        }
        for block in fields
    }
