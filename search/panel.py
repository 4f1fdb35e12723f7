from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from search.indexing.waiting import failures
from search.readiness import INDEX_EMPTY, INDEX_FAILED, INDEX_LATE


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
