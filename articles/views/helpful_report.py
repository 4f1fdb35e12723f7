"""The report in the admin that counts the readers' answers to “Was this guide helpful?”."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.helpful import answers
from articles.views.missing import GuidesReportView

TITLE = _("Was it helpful?")


class HelpfulReportView(GuidesReportView):
    template_name = "articles/admin/helpful.html"
    page_title = TITLE
    header_icon = "help"

    def get_context_data(self, **kwargs: object) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"found": answers()}
