"""Watches the index: problem codes for the readiness endpoint, a panel on the admin's home, figures for Prometheus."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from core.metrics import Figure
from search.indexing.rebuilding import expected
from search.indexing.subjects import findable
from search.indexing.waiting import failures
from search.models import Document, Waiting

INDEX_FAILED = "search_index_failed"
INDEX_LATE = "search_index_late"
INDEX_EMPTY = "search_index_empty"

#: The worker processes the queue in every round.
LATE_AFTER = datetime.timedelta(minutes=15)


def problems(now: datetime.datetime | None = None) -> list[str]:
    """Return the codes of current problems; empty when there are none."""
    now = now or timezone.now()
    found = {
        INDEX_FAILED: bool(failures()),
        INDEX_LATE: Waiting.objects.filter(tries=0, next_try_at__lt=now - LATE_AFTER).exists(),
        # A site without pages counts as ready: its first page must be written in the admin.
        INDEX_EMPTY: not Document.objects.exists()
        and any(findable([subject]) for subject in expected()),
    }
    return [code for code, is_so in found.items() if is_so]


class IndexPanel(Component):
    """The admin home's panel about missing search results; shown only when there is a problem."""

    name = "search_index"
    template_name = "search/admin/index_panel.html"
    order = 30

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {
            "failures": failures() if INDEX_FAILED in self.problems else 0,
            "is_late": INDEX_LATE in self.problems,
            "is_empty": INDEX_EMPTY in self.problems,
        }


def figures() -> Iterator[Figure]:
    numbers = {"waiting": Waiting.objects.filter(tries=0).count(), "failed": failures()}
    for state, number in numbers.items():
        meaning = "Pages whose search entry is out of date."
        yield Figure("site_index_waiting", meaning, number, {"state": state})
