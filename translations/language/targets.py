"""Finds the model field or block of a translated string."""

from collections.abc import Iterable
from typing import TypeAlias

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.models import TranslatableObject, TranslationContext

#: A model field, or a block of a stream.
Target: TypeAlias = models.Field | blocks.FieldBlock

RICH_TEXT = (RichTextField, blocks.RichTextBlock)


def target_of(context: TranslationContext | None) -> Target | None:
    """Return the model field or block at ``context``, or ``None`` if the model no longer has it."""
    model = model_of(context) if context else None
    if context is None or model is None:
        return None
    path = context.field_path or context.path.split(".")[0]
    return _within_model(model, path.split("."))


def target_at(model: type[models.Model], field_path: str) -> Target | None:
    """Return the model field or block at a field path ("body.care_card.text"), or ``None``."""
    return _within_model(model, field_path.split("."))


def model_of(context: TranslationContext) -> type[models.Model] | None:
    """Return the model whose field the context is in."""
    sources = context.object.sources.all()
    content_type = sources[0].specific_content_type if sources else context.object.content_type
    return content_type.model_class()


def share_object(translatable: TranslatableObject, contexts: Iterable[TranslationContext]) -> None:
    """Set the same object, fetched once, on contexts of one source: `target_of` then makes no query."""
    prefetch_related_objects([translatable], "sources")
    for context in contexts:
        context.object = translatable


def target_problem(target: Target | None, text: str) -> str:
    """Return the validation error of the field or block for this text; empty if it is valid."""
    if target is None or isinstance(target, RICH_TEXT):
        return ""
    # A block keeps its validators on its form field.
    for validate in getattr(target, "field", target).validators:
        try:
            validate(text)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""


def _within_model(model: type[models.Model] | None, names: list[str]) -> Target | None:
    if model is None:
        return None
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return None
    if isinstance(field, StreamField):
        return _within_block(field.stream_block, names[1:])
    if field.one_to_many:
        return _within_model(field.related_model, names[1:]) if len(names) > 1 else None
    return field


def _within_block(block: blocks.Block, names: list[str]) -> blocks.FieldBlock | None:
    for name in names:
        inner = getattr(block, "child_block", None)
        block = inner or getattr(block, "child_blocks", {}).get(name)
        if block is None:
            return None
    return block if isinstance(block, blocks.FieldBlock) else None
