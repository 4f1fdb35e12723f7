"""What is still to do before the practice opens, on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from practice.to_do import to_do


class ToDoPanel(Component):
    name = "practice_to_do"
    template_name = "practice/admin/to_do.html"
    order = 20

    class Media:
        css = {"all": ["css/admin/practice/setup.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        return {"tasks": to_do()}
