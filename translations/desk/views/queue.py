from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext_lazy

from translations.desk.overview.access import own_locales
from translations.desk.overview.queue import Queue, Task, queues
from translations.desk.views.matrix import MATRIX, PER_PAGE, MatrixView, OverviewView


class QueueView(OverviewView):
    """All tasks in a language, the most urgent first."""

    template_name = "translations/overview/queue.html"
    page_title = gettext_lazy("My queue")

    def parents(self) -> list[dict[str, object]]:
        return [{"url": reverse(MATRIX), "label": MatrixView.page_title}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        own = own_locales(self.request.user)
        asked = [row for row in own if row.language_code == self.request.GET.get("language")]
        chosen = (asked or own)[:1]
        tasks: Queue | list[Task] = queues(chosen)[chosen[0]] if chosen else []
        return super().get_context_data(**kwargs) | {
            "own_locales": own,
            "chosen": chosen[0] if chosen else None,
            "page_obj": Paginator(tasks, PER_PAGE).get_page(self.request.GET.get("p")),
            "words": tasks.words if isinstance(tasks, Queue) else 0,
        }
