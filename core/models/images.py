import io
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import willow
from django.core.cache import cache
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, SourceImageIOError
from wagtail.images.models import Image as WagtailImage
from willow.image import UnrecognisedImageFormatError

from core.drawable import DAMAGE, TooLongError, TooManyPixelsError, drawable
from core.drawing.permission import may_draw
from core.drawing.preparing import StoreFailingError, order
from core.store import FAILURES
from core.uploads.cleaning import clean

logger = logging.getLogger(__name__)

#: In seconds.
WEEK = 7 * 24 * 3600


class Picture(AbstractImage):
    """A picture. Its alt text is stored with each use, so that it can be translated."""

    admin_form_fields = WagtailImage.admin_form_fields

    _default_manager: ClassVar[models.Manager["Picture"]]

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Clean a new file that no form has cleaned: code and commands store no metadata either.

        Raises what `core.uploads.cleaning.clean` raises.
        """
        file = self.file
        if file and not file._committed and not getattr(file.file, "is_clean", False):  # noqa: SLF001
            cleaned = clean(file)
            if cleaned.content is not None:
                self.file: Any = ContentFile(cleaned.content, name=file.name)
        super().save(*args, **kwargs)

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
        except (TooLongError, TooManyPixelsError, *DAMAGE):
            return False
        return True

    def generate_rendition_file(self, *args: object, **kwargs: object) -> File:
        """Treat a damaged file as a missing one: pages then show no picture instead of failing."""
        try:
            return super().generate_rendition_file(*args, **kwargs)
        except (
            TooLongError,
            TooManyPixelsError,
            UnrecognisedImageFormatError,
            *DAMAGE,
        ) as error:
            raise SourceImageIOError(f"{self.file.name} cannot be read") from error

    def find_existing_renditions(self, *filters: Filter) -> dict[Filter, "Rendition"]:
        """Visitors get the crop of an earlier focal point until the new one is drawn."""
        found: dict[Filter, Rendition] = super().find_existing_renditions(*filters)
        if may_draw() or len(found) == len(set(filters)):
            return found
        order(self.pk)
        # The newest of each spec is the last.
        known = {row.filter_spec: row for row in sorted(self.renditions.all(), key=_number)}
        for one in filters:
            if one not in found and (earlier := known.get(one.spec)):
                earlier._from_cache = True  # noqa: SLF001 - Wagtail then keeps it out of its cache
                found[one] = earlier
        return found

    def create_rendition(self, filter: Filter) -> "Rendition":  # noqa: A002 - Wagtail's name
        self._refuse_to_visitors()
        with self._failing_as_missing():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Filter) -> dict[Filter, "Rendition"]:
        if not filters:
            return {}
        self._refuse_to_visitors()
        if len(filters) == 1:
            return {filters[0]: self.create_rendition(filters[0])}
        return self.draw(filters)

    def draw(self, filters: Iterable[Filter]) -> dict[Filter, "Rendition"]:
        """Draw and store renditions one after the other: three at once, as Wagtail does, take three times the memory."""
        with self._failing_as_missing(), self.open_file() as file:
            try:
                original = drawable(file) or file.read()
            except (TooLongError, TooManyPixelsError, *DAMAGE) as error:
                raise SourceImageIOError(f"{self.file.name} cannot be read") from error
            drawn = {
                one: self.generate_rendition_instance(one, io.BytesIO(original)) for one in filters
            }
            for one in drawn.values():
                # Before the transaction of the rows, which must not wait for the storage.
                one.file.save(one.file.name, one.file.file, save=False)
            Rendition.objects.bulk_create(drawn.values(), ignore_conflicts=True)
        return drawn

    def _refuse_to_visitors(self) -> None:
        if not may_draw():
            raise SourceImageIOError(f"Picture {self.pk} is not drawn yet")

    @contextmanager
    def _failing_as_missing(self) -> Iterator[None]:
        """Treat a store that fails, or a full disk, as a missing file: a page needs no picture to be read."""
        try:
            yield
        except SourceImageIOError:
            raise
        except (*FAILURES, OSError) as error:
            logger.warning("Picture %s cannot be drawn (%s)", self.pk, type(error).__name__)
            raise StoreFailingError(f"Picture {self.pk} cannot be drawn") from error


def _number(row: "Rendition") -> int:
    return int(row.pk)


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="unique_rendition",
            )
        ]
