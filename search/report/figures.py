"""The figures of the search report: frequent queries, and queries without results."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Sum
from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import ngettext

from core.bar_chart import Bars, Value, bars
from search.models import Idea, LoggedStep, SearchLog, SearchLogQuerySet
from search.models.log import UNANSWERED
from search.report.period import Period

#: Rows on the screen; the exported files contain all.
SHOWN = 40


@dataclass(frozen=True)
class ReportRow:
    """A query, its number of searches, and the result of the last one."""

    words: str
    times: int
    last_day: datetime.date
    step: LoggedStep
    hits: int
    is_noted: bool = False

    @property
    def is_explainable(self) -> bool:
        """Whether synonyms may help: the words were not found as typed."""
        return self.step in {*UNANSWERED, LoggedStep.CORRECTED}

    @property
    def found(self) -> str:
        """The last result as a short text for a table."""
        if not self.hits:
            return str(self.step.label)
        number = ngettext("%(number)s result", "%(number)s results", self.hits) % {
            "number": self.hits
        }
        return number if self.step == LoggedStep.ALL else f"{number}, {self.step.label}"


class Figures:
    """The data of the report for one language and period."""

    def __init__(self, period: Period) -> None:
        self.period = period

    @property
    def searches(self) -> SearchLogQuerySet:
        days = (self.period.first, self.period.last)
        return SearchLog.objects.filter(language=self.period.language, day__range=days)

    @property
    def unanswered(self) -> SearchLogQuerySet:
        """Queries without results, except those that had results on a later day."""
        later = self.searches.filter(words=OuterRef("words"), day__gt=OuterRef("day"))
        answered = later.exclude(step__in=UNANSWERED)
        return self.searches.without_an_answer().filter(~Exists(answered))

    @property
    def wanted_rows(self) -> list[ReportRow]:
        return self.rows(self.searches.by_words()[:SHOWN])

    @cached_property
    def unanswered_rows(self) -> list[ReportRow]:
        return self.rows(self.unanswered.by_words()[:SHOWN])

    def all_rows(self) -> list[ReportRow]:
        return self.rows(self.searches.by_words())

    def rows(self, counted: Iterable[dict[str, Any]]) -> list[ReportRow]:
        """Add the last result to the counts."""
        counted = list(counted)
        words = [row["words"] for row in counted]
        # Ordered by day: the last one overwrites the others.
        last = {row.words: row for row in self.searches.filter(words__in=words).order_by("day")}
        noted = Idea.objects.filter(language=self.period.language, words__in=words)
        ideas = set(noted.values_list("words", flat=True))
        return [
            ReportRow(
                **row,
                step=LoggedStep(last[row["words"]].step),
                hits=last[row["words"]].hits,
                is_noted=row["words"] in ideas,
            )
            for row in counted
        ]

    @cached_property
    def by_day(self) -> dict[datetime.date, tuple[int, int]]:
        """Return ``{day: (searches, searches without results)}``; days without searches are omitted."""
        total = dict(self.searches.values_list("day").annotate(n=Sum("count")))
        nothing = self.searches.without_an_answer()
        lost = dict(nothing.values_list("day").annotate(n=Sum("count")))
        return {day: (number, lost.get(day, 0)) for day, number in total.items()}

    @property
    def total(self) -> int:
        return sum(number for number, _lost in self.by_day.values())

    @property
    def lost_percent(self) -> int:
        return self._percent(self.searches.without_an_answer(), "count")

    @property
    def corrected_percent(self) -> int:
        """Share of the searches whose words were replaced by others."""
        return self._percent(self.searches.filter(step=LoggedStep.CORRECTED), "count")

    @property
    def opened_percent(self) -> int:
        """Share of the searches after which a result was opened, as far as the browser tells."""
        return self._percent(self.searches, "opened")

    def _percent(self, rows: SearchLogQuerySet, counted: str) -> int:
        number = rows.aggregate(n=Sum(counted))["n"] or 0
        return min(round(100 * number / self.total), 100) if self.total else 0

    @property
    def different(self) -> int:
        return self.searches.values("words").distinct().count()

    @property
    def bars(self) -> Bars:
        return bars(_value(day, *self.by_day.get(day, (0, 0))) for day in self.period.days)


def _value(day: datetime.date, number: int, lost: int) -> Value | None:
    if not number:
        return None
    words = {"day": formats.date_format(day, "MONTH_DAY_FORMAT"), "number": number, "lost": lost}
    title = ngettext(
        "%(day)s: %(number)s search, without an answer: %(lost)s",
        "%(day)s: %(number)s searches, without an answer: %(lost)s",
        number,
    )
    return Value(title % words, number, part=lost)
