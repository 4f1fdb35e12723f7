"""Makes of an uploaded picture the file that is stored: its pixels, upright, in sRGB, and nothing else."""

import io
from dataclasses import dataclass
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps, JpegImagePlugin

from core.drawable import WEB_MODES, check_size, in_grey, read_to_the_end
from core.uploads.containers import holds_only_pixels

#: What a stored picture no longer has.
MOVEMENT, PROFILE = "movement", "profile"
#: Formats whose frames are a film. A JPEG with several (Pillow's "MPO") has a small copy or the depth behind the picture.
FILMS = {"GIF", "PNG", "WEBP", "AVIF"}
#: Of Pillow's ``info``: what belongs to the pixels.
OF_THE_PIXELS = ("transparency",)
SRGB = "srgb"


@dataclass(frozen=True)
class Cleaned:
    """A file, and what it lacks that the uploaded one had. ``content`` is ``None`` if the uploaded one is good."""

    content: bytes | None
    losses: tuple[str, ...] = ()


def clean(file: IO[bytes]) -> Cleaned:
    """Read a picture to its end and clean it.

    Raises `TooLongError`, `TooManyPixelsError` or one of `DAMAGE` (`core.drawable`). Leaves the file at its start.
    """
    file.seek(0)
    try:
        image = Image.open(file)
        check_size(image)
        moves = image.format in FILMS and getattr(image, "n_frames", 1) > 1
        read_to_the_end(image)
        file.seek(0)
        is_good = image.mode in WEB_MODES - {"CMYK"} and holds_only_pixels(
            file.read(), image.format
        )
        return Cleaned(None) if is_good else _cleaned(image, moves=moves)
    finally:
        file.seek(0)


def _cleaned(image: Image.Image, *, moves: bool) -> Cleaned:
    losses = [MOVEMENT] if moves else []
    upright = ImageOps.exif_transpose(image)
    if upright.mode not in WEB_MODES:
        upright = in_grey(upright)
    try:
        plain = in_srgb(upright)
    except (ImageCms.PyCMSError, OSError, ValueError):
        losses.append(PROFILE)
        plain = upright.convert("RGB") if upright.mode == "CMYK" else upright
    plain.info = {name: plain.info[name] for name in OF_THE_PIXELS if name in plain.info}
    made = io.BytesIO()
    plain.save(made, "JPEG" if image.format == "MPO" else image.format, **_options(image, plain))
    return Cleaned(made.getvalue(), tuple(losses))


def in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours that a browser takes for granted. Raises `ValueError` for a print's without a profile."""
    data = image.info.get("icc_profile")
    if not data:
        if image.mode == "CMYK":
            raise ValueError("No profile says how these colours are printed.")
        return image
    profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
    if SRGB in ImageCms.getProfileDescription(profile).casefold():
        return image
    if image.mode == "LA":
        return image  # grey on grey: a profile changes little, and none takes two channels
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    to = "RGBA" if image.mode == "RGBA" else "RGB"
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.profileToProfile(image, profile, srgb, outputMode=to) or image


def _options(original: Image.Image, plain: Image.Image) -> dict[str, Any]:
    """Return how to store without visible loss: a JPEG is rounded as it was."""
    if original.format == "WEBP":
        return {"quality": 95, "method": 4}
    if original.format == "AVIF":
        return {"quality": 90}
    if original.format not in {"JPEG", "MPO"}:
        return {}
    if not isinstance(original, JpegImagePlugin.JpegImageFile) or original.mode != plain.mode:
        return {"quality": 95}
    sampling = JpegImagePlugin.get_sampling(original)
    return {
        "qtables": original.quantization,
        **({"subsampling": sampling} if sampling >= 0 else {}),
    }
