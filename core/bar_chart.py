"""Coordinates of a small bar chart in SVG, as integers: a Latvian decimal comma would break the drawing."""

from collections.abc import Iterable
from dataclasses import dataclass

BAR = 8
STEP = 10
HEIGHT = 60
#: The height of the smallest bar, so that it stays visible.
LOWEST = 3


@dataclass(frozen=True)
class Value:
    """The value of one bar. ``title`` is its tooltip; ``kind`` and ``part`` select its colours."""

    title: str
    size: int
    kind: str = ""
    #: The share of ``size`` drawn in another colour, from the bottom.
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
    """One bar per position; positions without a value have none."""

    bars: list[Bar]
    width: int
    height: int = HEIGHT
    bar: int = BAR


def bars(values: Iterable[Value | None]) -> Bars:
    """Lay out the values side by side, scaled so that the largest fills the height."""
    positions = list(values)
    largest = max((value.size for value in positions if value), default=0) or 1
    drawn = [_bar(position, value, largest) for position, value in enumerate(positions) if value]
    return Bars(drawn, STEP * len(positions))


def _bar(position: int, value: Value, largest: int) -> Bar:
    height = _scaled(value.size, largest)
    part = min(_scaled(value.part, largest), height) if value.part else 0
    return Bar(position * STEP, HEIGHT - height, height, value.title, value.kind, part)


def _scaled(size: int, largest: int) -> int:
    return max(round(size / largest * HEIGHT), LOWEST)
