"""The session timeline: one lane for each zone, one bar for each timed step."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.zones import Zone

LANE_HEIGHT = 14
THINNEST = 4


@dataclass
class StepBar:
    """A timed step. ``x`` and ``width`` are shares of the session ("12.5%"); pressure is the line's weight."""

    number: int
    zone: str
    minutes: int
    pressure: int | None
    x: str = ""
    width: str = ""

    @property
    def weight(self) -> int:
        """The height of the bar in pixels."""
        return 2 + 2 * self.pressure if self.pressure else THINNEST

    @property
    def top(self) -> int:
        return (LANE_HEIGHT - self.weight) // 2


@dataclass
class Lane:
    zone: str
    segments: list[StepBar] = field(default_factory=list)

    @property
    def minutes(self) -> int:
        return sum(bar.minutes for bar in self.segments)


def lanes(bars: Sequence[StepBar]) -> list[Lane]:
    """Place the bars one after another in time; return the zones they touch, head to legs."""
    total = sum(bar.minutes for bar in bars)
    by_zone = {zone.value: Lane(zone.value) for zone in Zone}
    elapsed = 0
    for bar in bars:
        bar.x, bar.width = _share(elapsed, total), _share(bar.minutes, total)
        by_zone.setdefault(bar.zone, Lane(bar.zone)).segments.append(bar)
        elapsed += bar.minutes
    return [lane for lane in by_zone.values() if lane.segments]


def _share(minutes: int, total: int) -> str:
    return f"{100 * minutes / total:.4g}%"
