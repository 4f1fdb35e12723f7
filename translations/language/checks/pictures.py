from collections.abc import Iterable

from django.core.checks import Error
from django.db import models
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage

from translations.language.checks.fields import fields_of

HINT = "A picture's alt text is stored beside it, so that it can be translated."


def field_without_words(model: type[models.Model]) -> Iterable[Error]:
    """Check that a picture has an alternative text. Another field may provide it: ``described_by = {"photo": "name"}``."""
    found = dict(fields_of(model))
    translated = {field.name for field, rule in found.items() if rule.is_translated(None)}
    described_by = getattr(model, "described_by", {})
    for field in found:
        if not isinstance(field, models.ForeignKey) or not _is_image(field.related_model):
            continue
        if not _alt_names(field.name, described_by) & translated:
            yield Error(
                f"{field} has no translatable alt text beside it.",
                hint=f'{HINT} Add "{field.name}_alt", or name the words in described_by.',
                obj=model,
                id="translations.E008",
            )


def block_without_words(
    path: str, block: blocks.Block, parent: blocks.Block | None
) -> Iterable[Error]:
    if not isinstance(block, ImageChooserBlock):
        return
    name = path.rpartition(".")[2]
    beside = parent.child_blocks if isinstance(parent, blocks.StructBlock) else {}
    words = {key for key, child in beside.items() if isinstance(child, blocks.CharBlock)}
    if not _alt_names(name, {}) & words:
        yield Error(
            f"{path} has no alt text beside it.",
            hint=f'{HINT} Put both into a StructBlock, with a CharBlock "alt_text".',
            id="translations.E008",
        )


def _alt_names(name: str, described_by: dict[str, str]) -> set[str]:
    names = {"alt_text", f"{name}_alt", f"{name}_alt_text"}
    return names | {described_by[name]} if name in described_by else names


def _is_image(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, AbstractImage)
