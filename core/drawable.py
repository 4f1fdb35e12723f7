"""Whether a picture can be drawn: shown in every size and format in which pages show it.

Wagtail opens an uploaded file and does not read it to its end, so that a picture whose pixels no
web format can hold would go live as an empty frame.
"""

import io
from typing import IO

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


def drawable(file: IO[bytes]) -> bytes | None:
    """Return the picture as a file that can be drawn; ``None`` if its own is good.

    Raises `TooLongError` or one of `DAMAGE`. Leaves the file at its start.
    """
    file.seek(0)
    try:
        image = Image.open(file)
        if max(image.size) > LONGEST_SIDE:
            raise TooLongError
        _read_to_the_end(image)
        return None if image.mode in WEB_MODES else _in_grey(image)
    finally:
        file.seek(0)


def _read_to_the_end(image: Image.Image) -> None:
    for frame in reversed(range(getattr(image, "n_frames", 1))):
        image.seek(frame)
        image.load()


def _in_grey(image: Image.Image) -> bytes:
    """Return a grey picture of more than 8 bits as a PNG of 8 bits."""
    grey = image.convert("I").point(lambda level: level * (SHALLOW / DEEP)).convert("L")
    made = io.BytesIO()
    grey.save(made, "PNG")
    return made.getvalue()
