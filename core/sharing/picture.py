import hashlib
import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from core.sharing import body_map
from core.sharing.lettering import lines, width, write

#: Pixels: what the networks show without cutting.
SIZE = (1200, 630)
MARGIN = 80
#: Colours of `static/css/tokens.css`: pine, on-pine, on-pine-soft, the map at rest, clay on pine of each accent.
PINE, PAPER, SOFT, REST = "#14342f", "#f3f1ea", "#b4c8c0", "#cbdbd0"
ACCENTS = {"clay": "#f0a184", "pine": "#9fd6b8", "dusk": "#b5c3f5", "plum": "#e6b4d8"}
#: Sizes of the title in pixels, with the number of lines that fit; longer titles are cut.
TITLES = ((78, 4), (64, 5), (52, 6))
LINE = 1.2
NAME = 34
#: Change it with the drawing: the addresses of all share pictures change with it.
DRAWING = 1


@dataclass(frozen=True)
class Share:
    """What a share picture shows. ``zones`` are marked on the map."""

    title: str
    practice: str
    zones: tuple[str, ...] = ()
    accent: str = "clay"

    @property
    def digest(self) -> str:
        """A short name of the picture's content, for an address that can be cached for ever."""
        return hashlib.sha256(f"{DRAWING} {self!r}".encode()).hexdigest()[:12]


def draw(share: Share) -> bytes:
    """Return the picture as PNG."""
    accent = ACCENTS.get(share.accent, ACCENTS["clay"])
    picture = Image.new("RGB", SIZE, PINE)
    body = body_map.draw(share.zones, SIZE[1] - MARGIN // 2, REST, accent)
    left = SIZE[0] - MARGIN - body.width
    picture.paste(body, (left, MARGIN // 2), body)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 15, SIZE[1]), fill=accent)
    _title(pen, share.title, left - 2 * MARGIN)
    write(pen, MARGIN, SIZE[1] - MARGIN + 8, share.practice, NAME, SOFT)
    file = io.BytesIO()
    picture.quantize(128).save(file, "PNG", optimize=True)
    return file.getvalue()


def _title(pen: ImageDraw.ImageDraw, title: str, room: float) -> None:
    size, broken = fitted(title, room)
    baseline = MARGIN + size * 0.78
    for line in broken:
        write(pen, MARGIN, baseline, line, size, PAPER)
        baseline += size * LINE


def fitted(title: str, room: float) -> tuple[int, list[str]]:
    """Return the largest size at which a title fits, and its lines; the last line ends in an ellipsis where it never does."""
    for size, most in TITLES:
        broken = lines(title, size, room)
        if len(broken) <= most and max(width(line, size) for line in broken) <= room:
            return size, broken
    kept = broken[:most]
    if len(broken) > most:
        kept[-1] = f"{kept[-1].rstrip(' .,:;–—')}…"
    return size, kept
