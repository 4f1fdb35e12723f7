"""A small bar chart, as whole numbers for an SVG: a Latvian decimal comma would break the drawing."""

from collections.abc import Iterable
from dataclasses import dataclass

BAR = 8
STEP = 10
HEIGHT = 60
#: What is small beside the rest is still there.
LOWEST = 3


@dataclass(frozen=True)
class Value:
    """What one bar shows, and says when asked. ``kind`` and ``part`` are for its colours."""

    title: str
    size: int
    kind: str = ""
    #: How much of the size is shown in another colour, from below.
    part: int = 0


@dataclass(frozen=True)
class Bar:
    x: int
    y: int
    height: int
    title: str
    kind: str = ""
    part_height: int = 0

    @property
    def part_y(self) -> int:
        return HEIGHT - self.part_height


@dataclass(frozen=True)
class Bars:
    """The bars, one for each place; where there is no value stands none."""

    bars: list[Bar]
    width: int
    height: int = HEIGHT
    bar: int = BAR


def bars(values: Iterable[Value | None]) -> Bars:
    """Draw the values side by side, the largest to the top."""
    places = list(values)
    largest = max((value.size for value in places if value), default=0) or 1
    drawn = [_bar(place, value, largest) for place, value in enumerate(places) if value]
    return Bars(drawn, STEP * len(places))


def _bar(place: int, value: Value, largest: int) -> Bar:
    height = _high(value.size, largest)
    part = min(_high(value.part, largest), height) if value.part else 0
    return Bar(place * STEP, HEIGHT - height, height, value.title, value.kind, part)


def _high(size: int, largest: int) -> int:
    return max(round(size / largest * HEIGHT), LOWEST)
