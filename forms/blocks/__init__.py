"""The blocks for the fields of a form.

Each field and each choice has a key that is the same in all languages, so an answer has
the same meaning in every language.
"""

from typing import Any

from wagtail.blocks import StreamValue

from forms.blocks.calls import AnswerByFieldBlock, CallTimeFieldBlock
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
    ("answer_by", AnswerByFieldBlock()),
    ("call_time", CallTimeFieldBlock()),
    ("choice", ChoiceFieldBlock()),
    ("language", LanguageFieldBlock()),
    ("message", MessageFieldBlock()),
    ("consent", ConsentFieldBlock()),
]

__all__ = ["FIELD_BLOCKS", "RetentionBlock", "choice_labels", "field_keys"]


def field_keys(fields: StreamValue) -> list[Any]:
    """Return the kinds and keys of the fields and choices, in order. They must be equal in all languages."""
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
