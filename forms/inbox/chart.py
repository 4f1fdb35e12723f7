"""The waiting times per day, for the bar chart of the inbox."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.utils import formats
from django.utils.translation import ngettext

from core.bar_chart import Bars, Value, bars
from forms.inbox.stats import Figures, in_words
from forms.models import Outcome, Status


@dataclass
class Chart:
    days: dict[datetime.date, Figures]

    @cached_property
    def total(self) -> Figures:
        return sum(self.days.values(), Figures())

    @property
    def outcomes(self) -> list[tuple[str, int]]:
        """What became of the requests, in words, the commonest first."""
        labels = {key: str(label) for key, label in [*Status.choices, *Outcome.choices]}
        return [(labels.get(key, key), count) for key, count in self.total.outcomes.most_common()]

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

    @cached_property
    def bars(self) -> Bars:
        """One bar per day; days without requests have none."""
        return bars(
            _value(day, figures) if figures.received else None for day, figures in self.days.items()
        )


def _value(day: datetime.date, figures: Figures) -> Value:
    """Return the value of a day's bar: "empty" means that nobody was called, not a wait of zero minutes."""
    kind = "" if figures.called else "empty"
    return Value(_title(day, figures), figures.median or 0, kind)


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
