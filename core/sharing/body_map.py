"""The body map of the pages as a picture, drawn from the same outlines."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from django.conf import settings
from PIL import Image, ImageDraw

TEMPLATE = settings.BASE_DIR / "templates" / "components" / "body_map_symbols.html"
#: Width and height in the units of the outlines.
SIZE = (240, 412)
OUTLINE = re.compile(r'<path id="zone-([a-z-]+)" d="([^"]+)"')
COMMAND = re.compile(r"([A-Z])([^A-Z]*)")
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
#: Straight pieces of each curve.
PIECES = 12
#: The map is drawn larger and scaled down, which smooths its edges.
OVERSAMPLING = 3

Point = tuple[float, float]


def draw(marked: Collection[str], height: int, rest: str, mark: str) -> Image.Image:
    """Return the map with the ``marked`` zones (`core.zones.Zone`) in their colour, on a transparent ground."""
    scale = height * OVERSAMPLING / SIZE[1]
    drawn = Image.new("RGBA", (round(SIZE[0] * scale), height * OVERSAMPLING))
    pen = ImageDraw.Draw(drawn)
    for zone, shapes in outlines().items():
        for shape in shapes:
            pen.polygon(
                [(x * scale, y * scale) for x, y in shape], fill=mark if zone in marked else rest
            )
    return drawn.resize((round(SIZE[0] * height / SIZE[1]), height), Image.Resampling.LANCZOS)


@cache
def outlines() -> dict[str, list[list[Point]]]:
    """Return ``{zone: polygons}`` from the template of the map."""
    found = OUTLINE.findall(TEMPLATE.read_text())
    return {name.replace("-", "_"): list(polygons(path)) for name, path in found}


def polygons(path: str) -> Iterator[list[Point]]:
    """Yield the closed shapes of an SVG path. Raises `ValueError` for a command other than M, C and Z."""
    shape: list[Point] = []
    for command, numbers in COMMAND.findall(path):
        if command == "Z":
            yield shape
        elif command == "M":
            shape = points(numbers)
        elif command == "C":
            controls = points(numbers)
            for start in range(0, len(controls), 3):
                shape += curve(shape[-1], *controls[start : start + 3])
        else:
            raise ValueError(f"The body map uses the command {command}")


def points(numbers: str) -> list[Point]:
    values = [float(number) for number in NUMBER.findall(numbers)]
    return list(zip(values[::2], values[1::2], strict=True))


def curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    """Return points of a cubic Bézier curve, without the first."""
    found = []
    for step in range(1, PIECES + 1):
        t = step / PIECES
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
        found.append((x, y))
    return found
