"""The form of a picture on every way to upload or replace one (`WAGTAILIMAGES_IMAGE_FORM_BASE`)."""

from typing import Any

import willow
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage

from core.background.engine import soon
from core.drawable import DAMAGE, LONGEST_SIDE, TooLongError, TooManyPixelsError
from core.drawing.preparing import prepare
from core.uploads.cleaning import Cleaned, clean
from core.uploads.losses import in_words, note


class PictureField(WagtailImageField):
    """Takes what can be drawn, as a file of nothing but its pixels, and refuses the rest."""

    def to_python(self, data: Any) -> UploadedFile | None:
        file = super().to_python(data)
        return None if file is None else cleaned_upload(file)

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
        losses = getattr(self.instance, "losses", ())
        if losses and "title" in self.fields:
            # After the upload of many at once, this form is where each is named.
            self.fields["title"].help_text = in_words(losses)

    def save(self, commit: bool = True) -> AbstractImage:
        if "file" in self.changed_data:
            self.instance.losses = getattr(self.cleaned_data["file"], "losses", ())
            note(self.instance.losses)
        saved = super().save(commit=commit)
        if commit and "file" in self.changed_data:
            # Once more: Wagtail deletes the renditions of the old file after saving.
            soon(prepare, saved.pk)
        return saved


class AvatarField(forms.ImageField):
    """The picture of a person of the staff, on the account's page."""

    def to_python(self, data: Any) -> UploadedFile | None:
        file = super().to_python(data)
        return cleaned_upload(file) if isinstance(file, UploadedFile) else None


def clean_avatars() -> None:
    """Have Wagtail's form of the account clean what it stores."""
    AvatarPreferencesForm.base_fields["avatar"].__class__ = AvatarField


def cleaned_upload(file: UploadedFile) -> UploadedFile:
    """Return a file of nothing but the picture's pixels, with its ``losses``. Raises `ValidationError`."""
    try:
        cleaned = clean(file)
    except TooLongError as error:
        said = _(
            "A side of this picture is longer than %(longest)s pixels. Make it smaller and upload it again."
        )
        raise ValidationError(said % {"longest": LONGEST_SIDE}) from error
    except TooManyPixelsError as error:
        raise ValidationError(
            _("This picture has too many pixels. Make it smaller and upload it again.")
        ) from error
    except DAMAGE as error:
        raise _damaged() from error
    return _as_upload(cleaned, file)


def _damaged() -> ValidationError:
    return ValidationError(
        _(
            "This file is damaged or incomplete, so the picture cannot be shown. Save it again, or choose another."
        )
    )


class CleanUpload(SimpleUploadedFile):
    """An upload that `Picture.save` need not clean again."""

    is_clean = True

    def __init__(self, name: str, content: bytes, losses: tuple[str, ...]) -> None:
        super().__init__(name, content)
        self.losses = losses
        # Wagtail's own field puts it there for the code that follows.
        self.image = willow.Image.open(self)
        self.content_type = self.image.mime_type
        self.seek(0)


def _as_upload(cleaned: Cleaned, file: UploadedFile) -> UploadedFile:
    if cleaned.content is None:
        file.seek(0)
        return CleanUpload(file.name or "", file.read(), cleaned.losses)
    return CleanUpload(file.name or "", cleaned.content, cleaned.losses)
