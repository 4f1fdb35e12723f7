"""Every picture is described or marked as decorative, and none is shown twice."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from checks.findings import Finding, Place, must, should
from checks.parts import Original, Part
from core.blocks import FigureBlock
from core.models import Picture

UNDESCRIBED = _("Describe the picture, or mark it as decorative.")
NO_PICTURE = _("Choose a picture, or delete this block.")
UNDRAWABLE = _(
    "The file of this picture is damaged or missing, so readers do not see it. Upload it again, or choose another one."
)
TWICE = _("This picture is already shown above. Choose another one.")


def find_pictures(original: Original) -> Iterator[Finding]:
    for field in _picture_fields(original):
        yield from _of_field(original, field)
    for part in original.blocks(blocks.StructBlock):
        yield from _of_struct(part)


def find_undrawable_pictures(original: Original) -> Iterator[Finding]:
    """Pictures that were stored before their files were checked, or whose file was lost since."""
    for picture, place in _chosen(original):
        if not picture.is_drawable:
            yield must(UNDRAWABLE, place)


def find_repeated_pictures(original: Original) -> Iterator[Finding]:
    seen: set[int] = set()
    for picture, place in _chosen(original):
        if picture.pk in seen:
            yield should(TWICE, place)
        seen.add(picture.pk)


def _chosen(original: Original) -> Iterator[tuple[Picture, Place]]:
    for field in _picture_fields(original):
        if picture := getattr(original.page, field.name):
            yield picture, original.place(field.name)
    for part in original.blocks(ImageChooserBlock):
        if part.value:
            yield part.value, part.place


def _picture_fields(original: Original) -> list[models.ForeignKey]:
    picture = get_image_model()
    return [
        field
        for field in original.page._meta.fields
        if isinstance(field, models.ForeignKey) and field.related_model is picture
    ]


def _of_field(original: Original, field: models.ForeignKey) -> Iterator[Finding]:
    page, alt = original.page, f"{field.name}_alt"
    if not getattr(page, field.attname) or getattr(page, f"{field.name}_decorative", False):
        return
    if not getattr(page, alt, "").strip():
        yield must(UNDESCRIBED, original.place(alt))


def _of_struct(part: Part) -> Iterator[Finding]:
    for name, block in part.block.child_blocks.items():
        if not isinstance(block, ImageChooserBlock):
            continue
        if not part.value[name]:
            if isinstance(part.block, FigureBlock):
                yield must(NO_PICTURE, part.child(name))
        elif not _is_described(part.value):
            yield must(UNDESCRIBED, part.child("alt_text"))


def _is_described(value: blocks.StructValue) -> bool:
    return bool((value.get("alt_text") or "").strip() or value.get("decorative"))
