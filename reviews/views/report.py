"""The report of the reviews, narrowed to one state."""

from collections import Counter
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from reviews.signing import may_sign
from reviews.state.report import Row, State, rows
from reviews.views.base import REPORT_TITLE, ReviewsView


class Choice(NamedTuple):
    """A state in the filter, with the number of pages and entries in it."""

    state: State
    number: int
    is_current: bool


class ReportView(ReviewsView):
    template_name = "reviews/admin/report.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": REPORT_TITLE}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = rows()
        wanted = self.request.GET.get("state", "")
        return super().get_context_data(**kwargs) | {
            "choices": choices(found, wanted),
            "wanted": wanted,
            "rows": narrowed(found, wanted),
            "to_do": sum(row.is_to_do for row in found),
            "may_sign": may_sign(self.request.user),
        }


def choices(found: list[Row], wanted: str = "") -> list[Choice]:
    """Return the states that occur, most urgent first."""
    numbers = Counter(state for row in found for state in row.states)
    return [
        Choice(state, numbers[state], state.value == wanted) for state in State if numbers[state]
    ]


def narrowed(found: list[Row], wanted: str) -> list[Row]:
    """Return the rows in a state; by default those that somebody has to do something about."""
    if wanted in State.values:
        return [row for row in found if wanted in row.states]
    return [row for row in found if row.is_to_do]
