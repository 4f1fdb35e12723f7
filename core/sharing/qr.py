"""An address as a QR code, drawn into the page: paper has no links."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=512)
def qr_code(address: str) -> SafeString:
    """Return an SVG, black on what is behind it. Error correction M: still read when a seventh of it is smudged."""
    made = segno.make_qr(address, error="m")
    svg = made.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308 - only a drawing: the address is not in it
