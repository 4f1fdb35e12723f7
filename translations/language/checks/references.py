from collections.abc import Iterable

from django.core.checks import Error
from django.db import models
from wagtail import blocks
from wagtail.models import Page, TranslatableMixin

from translations.language.checks.fields import fields_of

HINT = (
    "A choice is stored once, as the source-language row, and its words are looked up when shown "
    "(core.lookups.references). A choice per language keeps English entries for good, and sending a page "
    "for translation publishes or unpublishes what it refers to."
)


def choice_per_language(model: type[models.Model]) -> Iterable[Error]:
    for field, rule in fields_of(model):
        if not isinstance(field, models.ForeignKey) or not _is_shared_entry(field.related_model):
            continue
        if rule.is_translated(None) or rule.is_overridable(None):
            yield Error(
                f"{field} stores a choice per language.",
                hint=f'{HINT} Add SynchronizedField("{field.name}", overridable=False).',
                obj=model,
                id="translations.E009",
            )


def reference_per_language(
    path: str, block: blocks.Block, parent: blocks.Block | None
) -> Iterable[Error]:
    if not isinstance(block, blocks.ChooserBlock) or not _is_translatable(block.model_class):
        return
    if not hasattr(block, "get_translatable_segments"):
        yield Error(
            f"{path} stores a choice per language.",
            hint=f"{HINT} Use core's EntryChooserBlock or LocalizedPageChooserBlock.",
            id="translations.E009",
        )


def _is_translatable(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, TranslatableMixin)


def _is_shared_entry(model: type[models.Model]) -> bool:
    return _is_translatable(model) and not issubclass(model, Page)
