from typing import ClassVar

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.images.models import Image as WagtailImage
from willow.image import UnrecognisedImageFormatError


class Picture(AbstractImage):
    """A picture. Its alt text is stored with each use, so that it can be translated."""

    admin_form_fields = WagtailImage.admin_form_fields

    _default_manager: ClassVar[models.Manager["Picture"]]

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def generate_rendition_file(self, *args: object, **kwargs: object) -> File:
        """Treat a damaged file as a missing one: Wagtail then shows an empty frame instead of failing."""
        try:
            return super().generate_rendition_file(*args, **kwargs)
        except (OSError, SyntaxError, UnrecognisedImageFormatError) as error:
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
