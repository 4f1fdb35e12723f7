"""The choices of one kind of entry in the stored data of a stream: found, replaced, taken out.

Not from Wagtail's reference index: a task writes it after the page, and it also holds drafts.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Model
from wagtail import blocks

#: In place of a value: the list item that holds it goes.
TAKEN_OUT = object()


def chosen(block: blocks.Block, value: Any, model: type[Model]) -> Iterator[int]:
    """Yield the keys of all entries of this model that are chosen in a block's stored value."""
    is_chooser = isinstance(block, blocks.ChooserBlock) and block.model_class is model
    if is_chooser and value is not None:
        yield value
    for child, inner in _children(block, value or ()):
        yield from chosen(child, inner, model)


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    if isinstance(block, blocks.StructBlock):
        stored = dict(value)
        yield from ((child, stored.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, item["value"]) for item in value)
    elif isinstance(block, blocks.StreamBlock):
        known = (item for item in value if item["type"] in block.child_blocks)
        yield from ((block.child_blocks[item["type"]], item["value"]) for item in known)


def replaced(
    block: blocks.Block, value: Any, model: type[Model], keys: Collection[int], by: int | None
) -> Any:
    """Return a copy of a stored value with another entry in place of these, or without them (``by`` is ``None``).

    Without its required entry a list item goes as a whole. An entry that a list has already is
    not added to it twice.
    """
    if isinstance(block, blocks.ChooserBlock):
        return _choice(block, value, by) if block.model_class is model and value in keys else value
    if isinstance(block, blocks.StructBlock):
        return _struct(block, value, model, keys, by)
    if isinstance(block, blocks.ListBlock):
        return _items(block, value, model, keys, by)
    if isinstance(block, blocks.StreamBlock):
        return [
            row
            | {"value": replaced(block.child_blocks[row["type"]], row["value"], model, keys, by)}
            if row["type"] in block.child_blocks
            else row
            for row in value or ()
        ]
    return value


def _choice(block: blocks.ChooserBlock, value: Any, by: int | None) -> Any:
    if by is None:
        return TAKEN_OUT if block.required else None
    return by


def _struct(
    block: blocks.StructBlock, value: Any, model: type[Model], keys: Collection[int], by: int | None
) -> Any:
    made = dict(value or {})
    for name, child in block.child_blocks.items():
        if name in made:
            made[name] = replaced(child, made[name], model, keys, by)
    return TAKEN_OUT if TAKEN_OUT in made.values() else made


def _items(
    block: blocks.ListBlock, value: Any, model: type[Model], keys: Collection[int], by: int | None
) -> list[Any]:
    before = [set(chosen(block.child_block, item["value"], model)) for item in value or ()]
    kept: list[Any] = []
    for item, had in zip(value or (), before, strict=True):
        is_double = by is not None and had & set(keys) and any({by} == other for other in before)
        new = replaced(block.child_block, item["value"], model, keys, by)
        if new is not TAKEN_OUT and not is_double:
            kept.append(item | {"value": new})
    return kept
