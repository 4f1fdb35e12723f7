from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from reviews.access import may_view
from reviews.signing import may_sign
from reviews.state.report import rows
from reviews.views.report import choices, narrowed

#: Number of rows on the home page.
SHOWN = 5


class ReviewsPanel(Component):
    """The admin home's panel: what has to be reviewed, with the first of it."""

    name = "reviews"
    template_name = "reviews/admin/home_panel.html"
    order = 25

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        request = parent_context["request"]
        found = rows()
        to_do = narrowed(found, "")
        return {
            "request": request,
            "csrf_token": parent_context.get("csrf_token"),
            "choices": [choice for choice in choices(to_do) if choice.number],
            "rows": to_do[:SHOWN] if may_sign(request.user) else [],
            "to_do": len(to_do),
            "may_sign": may_sign(request.user),
        }

    @property
    def media(self) -> forms.Media:
        # In the order of the translators' panel: Django refuses to merge two orders.
        names = ["translations/task", "translations/queue", "translations/queue_panel"]
        sheets = [*names, "reviews/report"]
        return forms.Media(css={"all": [f"css/admin/{name}.css" for name in sheets]})


def panel_for(request: HttpRequest) -> ReviewsPanel | None:
    return ReviewsPanel() if may_view(request.user) else None
