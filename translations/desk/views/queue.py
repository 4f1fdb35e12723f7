from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from translations.desk.overview.access import own_locales
from translations.desk.overview.queue import queues
from translations.desk.views.matrix import MATRIX, PER_PAGE, MatrixView, OverviewView


class QueueView(WagtailAdminTemplateMixin, OverviewView):
    """All that is to do in a language, the most urgent first."""

    template_name = "translations/overview/queue.html"
    header_icon = "wagtail-localize-language"
    page_title: Any = gettext_lazy("My queue")

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        matrix = {"url": reverse(MATRIX), "label": MatrixView.page_title}
        return [*self.breadcrumbs_items, matrix, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = own_locales(self.request.user)
        asked = [row for row in own if row.language_code == self.request.GET.get("language")]
        chosen = (asked or own)[:1]
        tasks = queues(chosen).get(chosen[0], []) if chosen else []
        return super().get_context_data(**kwargs) | {
            "own_locales": own,
            "chosen": chosen[0] if chosen else None,
            "page_obj": Paginator(tasks, PER_PAGE).get_page(self.request.GET.get("p")),
            "words": sum(task.cell.words_left for task in tasks),
        }
