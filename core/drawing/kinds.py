"""In which sizes pages show a picture, by the kind of place it is in."""

from typing import NamedTuple

from wagtail.images.models import Filter

#: In the order in which a browser may choose.
FORMATS = "format-{avif,webp,jpeg}"
#: In pixels: what is narrower gets one size, because two of one width would not be a valid srcset.
SMALL, LARGE = 800, 1200
#: The practice's mark in the header, in the format of its file.
MARK = "fill-96x96"


class Kind(NamedTuple):
    """How a picture is scaled, and how wide the page shows it (the attribute ``sizes``)."""

    resize: str
    sizes: str = ""
    #: Width and height of what is shown, if it is cropped.
    shape: tuple[int, int] | None = None

    @property
    def specs(self) -> list[str]:
        return Filter.expand_spec([FORMATS, self.resize])


IN_TEXT = "(min-width: 48rem) 42rem, 92vw"
NARROW = Kind("width-400")
PHOTO = Kind("fill-{96x96,192x192}", "5rem", (1, 1))
KINDS = {
    "photo": PHOTO,
    "card": Kind(
        "fill-{400x225,800x450}", "(min-width: 64rem) 24rem, (min-width: 40rem) 45vw, 92vw", (16, 9)
    ),
    "step": Kind("width-{320,640}", "(min-width: 40rem) 12rem, 85vw"),
    "upright": Kind("width-{200,400}", "(min-width: 40rem) 12rem, 40vw"),
    "wide": Kind("width-{400,800,1200}", IN_TEXT),
}
MEDIUM = Kind("width-{400,800}", IN_TEXT)


def kind_of(place: str, width: int) -> Kind:
    """Return how a picture of this width is shown in a kind of place."""
    if place == "photo":
        return PHOTO
    if width < SMALL:
        return NARROW
    return MEDIUM if place == "wide" and width < LARGE else KINDS[place]


def all_specs(width: int) -> list[str]:
    """Return everything in which some page may show a picture of this width."""
    specs = [spec for place in KINDS for spec in kind_of(place, width).specs]
    return list(dict.fromkeys([*specs, MARK]))
