"""Whether a picture file holds its pixels and nothing else: no metadata, no colour profile, no second file behind them."""

import struct

#: Of a PNG: pixels, palette and how they are to be shown. Not among them: text, EXIF, profiles, frames, private chunks.
PNG = {b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"bKGD", b"sBIT", b"pHYs"}
WEBP = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
#: Of a JPEG: the segments of applications that a decoder needs, by marker.
JPEG_NEEDED = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
COMMENT, START_OF_SCAN, END = 0xFE, 0xDA, 0xD9


def holds_only_pixels(content: bytes, kind: str | None) -> bool:
    """``kind`` is Pillow's name of the format. A format that is not known here may hold anything."""
    check = {"PNG": _png, "JPEG": _jpeg, "WEBP": _webp}.get(kind or "")
    return check is not None and check(content)


def _png(content: bytes) -> bool:
    at = 8
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        at += 12 + length
        if kind == b"IEND":
            return at == len(content)
        if kind not in PNG:
            return False
    return False


def _webp(content: bytes) -> bool:
    at = 12
    while at + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, at)
        if kind not in WEBP:
            return False
        at += 8 + length + length % 2
    return at == len(content)


def _jpeg(content: bytes) -> bool:
    at = 2
    while at + 4 <= len(content):
        start, marker, length = struct.unpack_from(">BBH", content, at)
        if start != 0xFF or not _is_needed(marker, content[at + 4 : at + 9]):
            return False
        at += 2 + length
        if marker == START_OF_SCAN:
            at = _end_of_scan(content, at)
            if content[at : at + 2] == bytes([0xFF, END]):
                return at + 2 == len(content)
    return False


def _is_needed(marker: int, beginning: bytes) -> bool:
    is_application = 0xE0 <= marker <= 0xEF
    if is_application:
        return marker in JPEG_NEEDED and beginning.startswith(JPEG_NEEDED[marker])
    return marker != COMMENT


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker is: in the pixels 0xFF is followed by zero or the number of a restart."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1] if at + 1 < len(content) else END
        if following and not 0xD0 <= following <= 0xD7:
            return at
        at += 2
    return len(content)
