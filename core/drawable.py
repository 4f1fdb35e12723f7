"""Whether a picture can be drawn: shown in every size and format in which pages show it.

Wagtail opens an uploaded file and does not read it to its end, so that a picture whose pixels no
web format can hold would go live as an empty frame.
"""

import io
from typing import IO

from django.conf import settings
from PIL import Image

#: In pixels. WebP, one of the formats that pages use, can hold no longer side.
LONGEST_SIDE = 16_383
#: What Pillow writes in every web format, or turns into it without loss.
WEB_MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"}
#: In grey levels: what Pillow reads from a PNG with 16 bits for a pixel, and what a web format has.
DEEP, SHALLOW = 65_535, 255
#: What Pillow and Willow raise when a file is damaged.
DAMAGE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class TooLongError(Exception):
    """A side is longer than a web format can hold."""


class TooManyPixelsError(Exception):
    """Unpacked, the picture takes more memory than one may."""


def drawable(file: IO[bytes]) -> bytes | None:
    """Return the picture as a file that can be drawn; ``None`` if its own is good.

    Raises `TooLongError`, `TooManyPixelsError` or one of `DAMAGE`. Leaves the file at its start.
    """
    file.seek(0)
    try:
        image = Image.open(file)
        check_size(image)
        read_to_the_end(image)
        return None if image.mode in WEB_MODES else _as_png(in_grey(image))
    finally:
        file.seek(0)


def check_size(image: Image.Image) -> None:
    """Check what the header says, before anything is unpacked."""
    if max(image.size) > LONGEST_SIDE:
        raise TooLongError
    if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise TooManyPixelsError


def read_to_the_end(image: Image.Image) -> None:
    """Unpack all frames, so that a damaged one raises; the first one last."""
    for frame in reversed(range(getattr(image, "n_frames", 1))):
        image.seek(frame)
        image.load()


def in_grey(image: Image.Image) -> Image.Image:
    """Return a grey picture of more than 8 bits with 8 bits."""
    return image.convert("I").point(lambda level: level * (SHALLOW / DEEP)).convert("L")


def _as_png(image: Image.Image) -> bytes:
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()
