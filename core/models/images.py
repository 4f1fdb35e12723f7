import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import willow
from django.core.cache import cache
from django.core.files import File
from django.db import models
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.images.models import Image as WagtailImage
from willow.image import UnrecognisedImageFormatError

from core.drawable import DAMAGE, TooLongError, drawable

#: In seconds.
WEEK = 7 * 24 * 3600


class Picture(AbstractImage):
    """A picture. Its alt text is stored with each use, so that it can be translated."""

    admin_form_fields = WagtailImage.admin_form_fields

    _default_manager: ClassVar[models.Manager["Picture"]]

    @contextmanager
    def get_willow_image(self) -> Iterator[willow.Image]:
        """Open the file; a grey picture of 16 bits that was uploaded before these were converted is converted here."""
        with self.open_file() as file:
            converted = drawable(file)
            yield willow.Image.open(file if converted is None else io.BytesIO(converted))

    @property
    def is_drawable(self) -> bool:
        """Whether readers can see the picture. Reads the file once, as long as it stays the same."""
        key = f"drawable:{self.file_hash or self.file.name}"
        return bool(cache.get_or_set(key, self._can_be_read, WEEK))

    def _can_be_read(self) -> bool:
        try:
            with self.open_file() as file:
                drawable(file)
        except (TooLongError, *DAMAGE):
            return False
        return True

    def generate_rendition_file(self, *args: object, **kwargs: object) -> File:
        """Treat a damaged file as a missing one: pages then show no picture instead of failing."""
        try:
            return super().generate_rendition_file(*args, **kwargs)
        except (TooLongError, UnrecognisedImageFormatError, *DAMAGE) as error:
            raise SourceImageIOError(f"{self.file.name} cannot be read") from error


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="unique_rendition",
            )
        ]
