"""Text in the site's own headline face, whose three files hold the letters of three alphabets."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from django.conf import settings
from PIL import ImageDraw, ImageFont

FOLDER = settings.BASE_DIR / "static" / "fonts"


def alphabet(letter: str) -> str:
    if letter == "№" or "\u0400" <= letter <= "\u04ff":
        return "cyrillic"
    return "baltic" if "\u0100" <= letter <= "\u017e" else "latin"


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"source-serif-4-600-{name}.woff2", size)


def runs(text: str, size: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """Yield the pieces of a text that one file can set."""
    for name, letters in groupby(text, alphabet):
        yield "".join(letters), face(name, size)


def width(text: str, size: int) -> float:
    return sum(font.getlength(piece) for piece, font in runs(text, size))


def write(
    pen: ImageDraw.ImageDraw, left: float, baseline: float, text: str, size: int, fill: str
) -> None:
    for piece, font in runs(text, size):
        pen.text((left, baseline), piece, font=font, fill=fill, anchor="ls")
        left += font.getlength(piece)


def lines(text: str, size: int, room: float) -> list[str]:
    """Break a text between words into lines of at most ``room`` pixels; a longer word gets a line of its own."""
    broken = [""]
    for word in text.split():
        longer = f"{broken[-1]} {word}".strip()
        if broken[-1] and width(longer, size) > room:
            broken.append(word)
        else:
            broken[-1] = longer
    return broken
