"""Finds the safety-relevant fields of a page or entry. Models and blocks declare them; this module only reads.

A block is safety-relevant, with all its descendants, if it has ``safety = True`` in its
``Meta`` or is declared with ``safety=True``. A model lists fields in ``safety_fields``.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.models import TranslationContext

from translations.language.targets import model_of

#: A content path within a source, and its value.
Leaf = tuple[str, Any]


def is_safety(context: TranslationContext) -> bool:
    """Whether a segment is safety-relevant. Costs queries unless ``context.object`` is prefetched."""
    model = model_of(context)
    return model is not None and is_safety_path(model, context.field_path)


def is_safety_path(model: type[models.Model], field_path: str) -> bool:
    return field_path in safety_paths(model)


@cache
def safety_paths(model: type[models.Model]) -> frozenset[str]:
    """Return every safety-relevant field path of a model ("body.care_card.text")."""
    found = set(_safety_fields(model))
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            found.update(_block_paths(field.stream_block, field.name, safe=field.name in found))
    for name, part in _parts(model):
        found.update(f"{name}.{path}" for path in safety_paths(part))
    return frozenset(found)


def safety_leaves(model: type[models.Model], data: dict[str, Any]) -> Iterator[Leaf]:
    """Yield each safety-relevant value of a serialised instance, with its path.

    The path contains block ids: a caution moved to another step is another caution.
    The order of blocks is not part of it, because it does not change the meaning.
    """
    safe = _safety_fields(model)
    for field in model._meta.get_fields():
        value = data.get(field.name)
        if isinstance(field, StreamField):
            yield from _block_leaves(
                field.stream_block, json.loads(value or "[]"), field.name, safe=field.name in safe
            )
        elif field.name in safe and value:
            yield field.name, value
    for name, part in _parts(model):
        for row in data.get(name) or ():
            for path, value in safety_leaves(part, row):
                yield f"{name}.{row.get('translation_key')}.{path}", value


def safety_choices(instance: models.Model) -> set[Any]:
    """Return the keys of pages chosen in an instance's safety-relevant fields. Makes no query."""
    found: set[Any] = set()
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            stream = getattr(instance, field.name)
            safe = field.name in _safety_fields(type(instance))
            found.update(_page_keys(stream.stream_block, list(stream.raw_data), safe=safe))
    return found - {None}


def _page_keys(block: blocks.Block, value: Any, *, safe: bool) -> Iterator[Any]:
    safe = safe or _declares(block)
    if safe and isinstance(block, blocks.PageChooserBlock):
        yield value
    for _name, child, inner in _children(block, value):
        yield from _page_keys(child, inner, safe=safe)


def _safety_fields(model: type[models.Model]) -> tuple[str, ...]:
    return tuple(getattr(model, "safety_fields", ()))


def _parts(model: type[models.Model]) -> list[tuple[str, Any]]:
    """Return the child relations that are translated with their page."""
    if not issubclass(model, ClusterableModel):
        return []
    return [
        (relation.name, relation.related_model)
        for relation in get_all_child_relations(model)
        if issubclass(relation.related_model, TranslatableMixin)
    ]


def _declares(block: Any) -> bool:
    return bool(getattr(block.meta, "safety", False))


def _block_paths(block: blocks.Block, path: str, *, safe: bool) -> Iterator[str]:
    safe = safe or _declares(block)
    if isinstance(block, blocks.ListBlock):
        yield from _block_paths(block.child_block, f"{path}.item", safe=safe)
    elif hasattr(block, "child_blocks"):
        for name, child in block.child_blocks.items():
            yield from _block_paths(child, f"{path}.{name}", safe=safe)
    elif safe:
        yield path


def _block_leaves(block: blocks.Block, value: Any, path: str, *, safe: bool) -> Iterator[Leaf]:
    safe = safe or _declares(block)
    children = list(_children(block, value))
    for name, child, inner in children:
        yield from _block_leaves(child, inner, f"{path}.{name}", safe=safe)
    if safe and value and not hasattr(block, "child_blocks") and not children:
        yield path, value


def _children(block: blocks.Block, value: Any) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(block, blocks.StreamBlock):
        for item in value or ():
            if child := block.child_blocks.get(item["type"]):
                yield item.get("id") or "", child, item["value"]
    elif isinstance(block, blocks.ListBlock):
        for item in value or ():
            wrapped = isinstance(item, dict) and item.get("type") == "item"
            yield (
                (item.get("id") or "") if wrapped else "",
                block.child_block,
                item["value"] if wrapped else item,
            )
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield name, child, (value or {}).get(name)
