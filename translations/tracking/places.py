"""Where a string stands, in the words of the editor: "Body › Technique steps › Caution"."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail.fields import StreamField


def place_in_words(model: Any, field_path: str) -> str:
    return " › ".join(str(label) for label in _labels(model, field_path.split(".")) if label)


def _labels(model: Any, names: list[str]) -> Iterator[Any]:
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return
    if field.one_to_many:
        yield capfirst(field.related_model._meta.verbose_name)
        yield from _labels(field.related_model, names[1:]) if names[1:] else ()
        return
    yield capfirst(field.verbose_name)
    if isinstance(field, StreamField):
        yield from _block_labels(field.stream_block, names[1:])


def _block_labels(block: Any, names: list[str]) -> Iterator[Any]:
    for name in names:
        item = getattr(block, "child_block", None)
        block = item or getattr(block, "child_blocks", {}).get(name)
        if block is None:
            return
        # The items of a list have no name of their own.
        if item is None:
            yield capfirst(block.label)
