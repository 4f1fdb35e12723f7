"""Cleans the pictures that were stored before uploads were cleaned."""

from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.images.models import AbstractImage

from core.drawing.preparing import AT_ONCE, missing
from core.uploads.cleaning import clean


def clean_stored(picture: AbstractImage) -> bool:
    """Store a cleaned file in place of the picture's, and draw it again; return whether that was needed.

    The new file has a new name, because browsers keep files for a year. Raises what `clean` raises.
    """
    with picture.open_file() as file:
        cleaned = clean(file)
    if cleaned.content is None:
        return False
    storage, old, before = picture.file.storage, picture.file.name, (picture.width, picture.height)
    content = ContentFile(cleaned.content, name=PurePath(old).name)
    content.is_clean = True  # type: ignore[attr-defined]
    picture.file = content
    _turn_focal_point(picture, *before)
    picture._set_image_file_metadata()  # noqa: SLF001 - as Wagtail's own form does
    with transaction.atomic():
        picture.save()
        picture.renditions.all().delete()
        transaction.on_commit(lambda: storage.delete(old))
    while lacking := missing(picture):
        picture.draw(lacking[:AT_ONCE])
    return True


def _turn_focal_point(picture: AbstractImage, width: int, height: int) -> None:
    """Move the focal point of a picture that was shown upright and measured as it lay (Wagtail issue 2909)."""
    if picture.focal_point_x is None or (picture.width, picture.height) == (width, height):
        return
    across, down = picture.width / width, picture.height / height
    picture.focal_point_x = round(picture.focal_point_x * across)
    picture.focal_point_y = round(picture.focal_point_y * down)
    picture.focal_point_width = round((picture.focal_point_width or 0) * across)
    picture.focal_point_height = round((picture.focal_point_height or 0) * down)
