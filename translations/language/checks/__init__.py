"""House rules for translatable models and blocks, as system checks.

Each rule prevents a case in which wagtail-localize silently loses a string, breaks an
editor or lets translators change a value without words. Ids ``translations.E001`` …
"""

from collections.abc import Iterable

from django.core.checks import CheckMessage
from django.db.models import Model
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import get_translatable_models

from translations.language.checks import blocks, fields, panels, pictures, references

BLOCK_RULES = [*blocks.RULES, pictures.block_without_words, references.reference_per_language]
MODEL_RULES = [
    *fields.RULES,
    panels.strings_without_panel,
    pictures.field_without_words,
    references.choice_per_language,
]


def check_translatable_models(**_kwargs: object) -> list[CheckMessage]:
    return list(check_models(get_translatable_models(include_subclasses=True)))


def check_models(models: Iterable[type[Model]]) -> Iterable[CheckMessage]:
    for model in models:
        for model_rule in MODEL_RULES:
            yield from model_rule(model)
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from check_block(field.stream_block, str(field), obj=model)


def check_block(root: Block, place: str, obj: type[Model] | None = None) -> Iterable[CheckMessage]:
    """Run every block rule over a block and all its descendants."""
    for path, block, parent in blocks.walk(root, place):
        for rule in BLOCK_RULES:
            for message in rule(path, block, parent):
                message.obj = obj
                yield message
