"""Panels of the admin's home page: the queue for translators, a summary per language for editors."""

from collections.abc import Mapping

from django import forms
from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from translations.access.scope import language_scope
from translations.desk.overview.access import target_locales
from translations.desk.overview.queue import queues
from translations.desk.overview.summary import summaries
from translations.tracking.sending import may_send

#: Number of tasks on the home page.
SHOWN = 5

STYLES = ["state", "cell", "totals", "task", "queue", "queue_panel", "summary_panel"]


class DeskPanel(Component):
    name = "translations"
    order = 30

    def __init__(self, locales: list[Locale]) -> None:
        self.locales = locales

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": [f"css/admin/translations/{name}.css" for name in STYLES]})


class QueuePanel(DeskPanel):
    """The first tasks in the user's own languages."""

    template_name = "translations/overview/queue_panel.html"

    def get_context_data(self, parent_context: Mapping[str, object]) -> Mapping[str, object]:
        waiting = queues(self.locales)
        return {
            "queues": [(locale, tasks[:SHOWN], len(tasks)) for locale, tasks in waiting.items()]
        }


class SummaryPanel(DeskPanel):
    """The progress of each language."""

    template_name = "translations/overview/summary_panel.html"

    def get_context_data(self, parent_context: Mapping[str, object]) -> Mapping[str, object]:
        return {"summaries": summaries(self.locales)}


def panel_for(request: HttpRequest) -> DeskPanel | None:
    scope = language_scope(request.user)
    if scope is None or (not scope and may_send(request.user)):
        return SummaryPanel(target_locales())
    own = [locale for locale in target_locales() if locale.pk in scope]
    return QueuePanel(own) if own else None
