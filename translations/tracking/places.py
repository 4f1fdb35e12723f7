"""Names the place of a string with the labels of the editor: "Body › Technique steps › Caution"."""

from collections.abc import Iterator

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel, Model
from django.utils.text import capfirst
from wagtail.blocks import Block
from wagtail.fields import StreamField


def place_in_words(model: type[Model], field_path: str) -> str:
    return " › ".join(label for label in _labels(model, field_path.split(".")) if label)


def _labels(model: type[Model], names: list[str]) -> Iterator[str]:
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return
    if isinstance(field, ForeignObjectRel):
        yield capfirst(str(field.related_model._meta.verbose_name))
        yield from _labels(field.related_model, names[1:]) if names[1:] else ()
        return
    yield capfirst(str(field.verbose_name))
    if isinstance(field, StreamField):
        yield from _block_labels(field.stream_block, names[1:])


def _block_labels(block: Block, names: list[str]) -> Iterator[str]:
    for name in names:
        item = getattr(block, "child_block", None)
        block = item or getattr(block, "child_blocks", {}).get(name)
        if block is None:
            return
        # The items of a list have no name of their own.
        if item is None:
            yield capfirst(str(block.label))
