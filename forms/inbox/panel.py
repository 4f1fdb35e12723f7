from collections.abc import Mapping
from typing import Any

from django import forms
from wagtail.admin.ui.components import Component

from forms.inbox.live import mail_is_stuck, nobody_is_told, waiting
from forms.unclosed import upcoming
from forms.unopened import unopened

#: Requests that the panel names; the mail names all.
MOST_NAMED = 10


def alarms() -> dict[str, Any]:
    """What is wrong, for the admin's home and for the inbox."""
    closing = upcoming()
    return {
        "mail_is_stuck": mail_is_stuck(),
        "nobody_told": nobody_is_told(),
        "unopened": unopened().count(),
        "closing": closing[:MOST_NAMED],
        "closing_number": len(closing),
    }


class WaitingPanel(Component):
    """The admin home's panel: counts of open requests, and an alarm if notifications are late."""

    name = "callback_requests"
    template_name = "forms/admin/panel.html"
    order = 20

    def get_context_data(self, parent_context: Mapping[str, Any]) -> Mapping[str, Any]:
        return {"waiting": waiting(), **alarms()}

    class Media:
        css = {"all": ["css/admin/forms/panel.css"]}
        js = [forms.Script("js/inbox.js", type="module")]
