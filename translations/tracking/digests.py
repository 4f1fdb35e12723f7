"""Fingerprints of a source: one of all fields that wagtail-localize copies, one of its safety texts."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

from translations.language.safety import Leaf, safety_leaves

#: Attribute that the rich text editor adds to a paragraph when it first saves it.
BLOCK_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')
#: Publication times of entries are not content. (wagtail-localize copies none of these from pages.)
TIMES = {"first_published_at", "go_live_at", "expire_at"}


@dataclass(frozen=True)
class Digests:
    content: str
    safety: str


def digests_of(source: TranslationSource) -> Digests:
    """Return the fingerprints of this object's content, saved or not."""
    model = source.specific_content_type.model_class()
    data = json.loads(source.content_json)
    return Digests(
        content=_digest(dict(_content(model, data))),
        safety=safety_digest(safety_leaves(model, data)),
    )


def safety_digest(leaves: Iterable[Leaf]) -> str:
    """Return the fingerprint of values about safety, whatever their order."""
    return _digest(sorted(leaves, key=lambda leaf: leaf[0]))


def _content(model: type[models.Model], data: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields that translations copy, without primary keys, times and locks."""
    for rule in get_translatable_fields(model):
        field = rule.get_field(model)
        if field.name not in TIMES:
            yield field.name, _value(field, data.get(field.name))


def _value(field: Any, value: Any) -> Any:
    if isinstance(field, StreamField):
        return _filled(json.loads(value or "[]"))
    if isinstance(field, models.ManyToOneRel) and isinstance(field.remote_field, ParentalKey):
        return [dict(_content(field.related_model, row)) for row in value or ()]
    return value


def _filled(value: Any) -> Any:
    """Drop empty values: an optional child added to a block must not change the fingerprint."""
    if isinstance(value, dict):
        return {name: kept for name, inner in value.items() if (kept := _filled(inner))}
    if isinstance(value, list):
        return [_filled(inner) for inner in value]
    return value


def _digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    text = BLOCK_KEY.sub("", text)
    return hashlib.sha256(text.encode()).hexdigest()
