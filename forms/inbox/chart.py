"""A small bar chart of the waits, day by day, as measures for an SVG."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import formats
from django.utils.translation import ngettext

from forms.inbox.stats import Figures, in_words

BAR = 8
STEP = 10
HEIGHT = 60
#: A day on which everybody was called at once is still a day on which somebody was called.
LOWEST = 3


@dataclass(frozen=True)
class Bar:
    """All measures are whole numbers: a Latvian decimal comma would break the drawing."""

    x: int
    y: int
    height: int
    title: str
    is_called: bool


@dataclass
class Chart:
    days: dict[datetime.date, Figures]

    @property
    def width(self) -> int:
        return STEP * len(self.days)

    height = HEIGHT
    bar = BAR

    @cached_property
    def total(self) -> Figures:
        return sum(self.days.values(), Figures())

    @property
    def longest(self) -> int:
        return max((day.median or 0 for day in self.days.values()), default=0)

    @property
    def longest_in_words(self) -> str:
        return in_words(self.longest)

    @property
    def first_day(self) -> datetime.date:
        return min(self.days)

    @property
    def last_day(self) -> datetime.date:
        return max(self.days)

    @property
    def bars(self) -> list[Bar]:
        """One for each day on which a request came."""
        return [
            self._bar(place, day, figures)
            for place, (day, figures) in enumerate(self.days.items())
            if figures.received
        ]

    def _bar(self, place: int, day: datetime.date, figures: Figures) -> Bar:
        share = (figures.median or 0) / (self.longest or 1)
        height = max(round(share * HEIGHT), LOWEST)
        return Bar(
            place * STEP, HEIGHT - height, height, _title(day, figures), bool(figures.called)
        )


def _title(day: datetime.date, figures: Figures) -> str:
    words = {
        "day": formats.date_format(day, "MONTH_DAY_FORMAT"),
        "number": figures.received,
        "wait": figures.median_in_words or "–",
    }
    return (
        ngettext(
            "%(day)s: %(number)s request, first called after %(wait)s",
            "%(day)s: %(number)s requests, first called after %(wait)s",
            figures.received,
        )
        % words
    )
