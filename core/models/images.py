import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.images.models import Image as WagtailImage
from willow.image import UnrecognisedImageFormatError

from core import missing_pictures
from core.store import FAILURES

logger = logging.getLogger(__name__)


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

    def create_rendition(self, *filters: Any) -> "Rendition":
        with self._failing_as_missing():
            return super().create_rendition(*filters)

    def create_renditions(self, *filters: Any) -> dict[Any, "Rendition"]:
        with self._failing_as_missing():
            return super().create_renditions(*filters)

    @contextmanager
    def _failing_as_missing(self) -> Iterator[None]:
        """Treat a store that fails, or a full disk, as a missing file: a page needs no picture to be read."""
        try:
            yield
        except SourceImageIOError:
            missing_pictures.notice(self.pk)
            raise
        except (*FAILURES, OSError) as error:
            missing_pictures.notice(self.pk)
            logger.warning("Picture %s cannot be drawn (%s)", self.pk, type(error).__name__)
            raise SourceImageIOError(f"Picture {self.pk} cannot be drawn") from error


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="unique_rendition",
            )
        ]
