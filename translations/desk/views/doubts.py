"""The report of doubtful translations: everybody sees the languages they work in."""

from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from translations.access.guards.attempt import RefusedError, no_language
from translations.desk.doubts.kinds import KINDS
from translations.desk.doubts.report import Report, header
from translations.desk.overview.access import own_locales
from translations.desk.views.files import as_file

PER_PAGE = 20


class DoubtsView(WagtailAdminTemplateMixin, View):
    template_name = "translations/doubts/report.html"
    header_icon = "warning"
    page_title: Any = gettext_lazy("Doubtful translations")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.locales:
            raise RefusedError(no_language())
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def locales(self) -> list[Any]:
        return own_locales(self.request.user)

    @cached_property
    def report(self) -> Report:
        """What the address means. What it says wrongly counts as not said."""
        code = self.request.GET.get("language")
        asked = [row for row in self.locales if row.language_code == code]
        return Report((asked or self.locales)[0], self.request.GET.get("kind", ""))

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest) -> HttpResponse:
        """What is shown, as a file."""
        kind = request.POST.get("format", "")
        return as_file("doubts", kind, header(), self.report.lines())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.report.found
        return super().get_context_data(**kwargs) | {
            "locales": self.locales,
            "report": self.report,
            "kinds": KINDS,
            "number": sum(len(one.doubts) for one in found),
            "page_obj": Paginator(found, PER_PAGE).get_page(self.request.GET.get("p")),
        }
