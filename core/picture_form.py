"""The form of a picture on every way to upload or replace one (`WAGTAILIMAGES_IMAGE_FORM_BASE`)."""

from pathlib import PurePath
from typing import Any

import willow
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.drawable import DAMAGE, LONGEST_SIDE, TooLongError, drawable


class PictureField(WagtailImageField):
    """Takes what can be drawn, turns grey pictures of 16 bits into 8, and refuses the rest."""

    def to_python(self, data: Any) -> UploadedFile | None:
        file = super().to_python(data)
        if file is None:
            return None
        try:
            converted = drawable(file)
        except TooLongError as error:
            said = _(
                "A side of this picture is longer than %(longest)s pixels. Make it smaller and upload it again."
            )
            raise ValidationError(said % {"longest": LONGEST_SIDE}) from error
        except DAMAGE as error:
            raise _damaged() from error
        return file if converted is None else _as_upload(converted, file.name)

    def check_image_pixel_size(self, f: UploadedFile) -> None:
        """Wagtail reads the file here for the first time, and answers a damaged one with an error 500."""
        try:
            super().check_image_pixel_size(f)
        except DAMAGE as error:
            raise _damaged() from error


class PictureForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # Wagtail names the class of this field in a function that no setting replaces.
            self.fields["file"].__class__ = PictureField


def _damaged() -> ValidationError:
    return ValidationError(
        _(
            "This file is damaged or incomplete, so the picture cannot be shown. Save it again, or choose another."
        )
    )


def _as_upload(content: bytes, name: str) -> UploadedFile:
    file = SimpleUploadedFile(f"{PurePath(name).stem}.png", content, "image/png")
    # Wagtail's own field puts it there for the code that follows.
    file.image = willow.Image.open(file)  # type: ignore[attr-defined]
    file.seek(0)
    return file
