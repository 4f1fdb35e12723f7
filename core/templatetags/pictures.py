from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage, AbstractRendition, SourceImageIOError
from wagtail.images.models import Picture as PictureElement

from core.drawing.kinds import MARK, kind_of

register = template.Library()


@register.simple_tag
def shown_picture(image: AbstractImage, place: str, alt: str, loading: str) -> object:
    """Render a picture; in place of one that is not drawn yet, or cannot be, its frame with its alt text."""
    kind = kind_of(place, image.width)
    try:
        drawn = image.get_renditions(*kind.specs)
    except SourceImageIOError:
        return awaited(image, kind.shape, alt)
    sizes = {"sizes": kind.sizes} if kind.sizes else {}
    return PictureElement(drawn, {**sizes, "alt": alt, "loading": loading})


def awaited(image: AbstractImage, shape: tuple[int, int] | None, alt: str) -> SafeString:
    width, height = shape or (image.width, image.height)
    return render_to_string(
        "components/awaited_picture.html", {"width": width, "height": height, "alt": alt}
    )


@register.simple_tag
def drawn_mark(logo: AbstractImage | None) -> AbstractRendition | None:
    """Return the practice's logo in the size of the header; ``None`` if there is none, or none is drawn yet."""
    try:
        return logo.get_rendition(MARK) if logo else None
    except SourceImageIOError:
        return None
