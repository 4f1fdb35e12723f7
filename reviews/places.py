"""Finds the field or block of a value about safety by the path of its leaf, which names blocks by their ids."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from wagtail import blocks
from wagtail.fields import StreamField


def field_path(model: type[Model], content: dict[str, Any], path: str) -> str:
    """Return the field path ("body.care_card.text") of a leaf of this content ("body.<id>.text")."""
    name, *rest = path.split(".")
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return path
    if isinstance(field, StreamField):
        stored = json.loads(content.get(name) or "[]")
        return ".".join([name, *_names(field.stream_block, stored, rest)])
    if field.one_to_many and field.related_model and rest:
        key, *inner = rest
        rows = [row for row in content.get(name) or () if str(row.get("translation_key")) == key]
        found = field_path(field.related_model, rows[0], ".".join(inner)) if rows else ""
        return f"{name}.{found}"
    return name


def _names(block: blocks.Block, value: Any, path: list[str]) -> Iterator[str]:
    if not path:
        return
    key, *rest = path
    if isinstance(block, blocks.StreamBlock):
        row = _row(value, key)
        yield row["type"]
        yield from _names(block.child_blocks[row["type"]], row["value"], rest)
    elif isinstance(block, blocks.ListBlock):
        yield "item"
        yield from _names(block.child_block, _row(value, key).get("value"), rest)
    elif isinstance(block, blocks.StructBlock):
        yield key
        yield from _names(block.child_blocks[key], (value or {}).get(key), rest)


def _row(rows: Any, key: str) -> dict[str, Any]:
    return next(row for row in rows if (row.get("id") or "") == key)
