"""The report of doubtful translations, in the languages that the user works in."""

from functools import cached_property

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from translations.access.guards.attempt import RefusedError, no_language
from translations.desk.doubts.kinds import KINDS
from translations.desk.doubts.report import DoubtsReport, header
from translations.desk.overview.access import own_locales
from translations.desk.views.base import DeskView
from translations.desk.views.files import as_file

PER_PAGE = 20


class DoubtsView(DeskView):
    template_name = "translations/doubts/report.html"
    header_icon = "warning"
    page_title = gettext_lazy("Doubtful translations")

    def find(self, **kwargs: object) -> None:
        if not self.locales:
            raise RefusedError(no_language())

    @cached_property
    def locales(self) -> list[Locale]:
        return own_locales(self.request.user)

    @cached_property
    def report(self) -> DoubtsReport:
        """The report that the query string selects. Invalid values are ignored."""
        code = self.request.GET.get("language")
        asked = [row for row in self.locales if row.language_code == code]
        return DoubtsReport((asked or self.locales)[0], self.request.GET.get("kind", ""))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Export the shown report as a file."""
        kind = request.POST.get("format", "")
        return as_file("doubts", kind, header(), self.report.lines())

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        found = self.report.found
        return super().get_context_data(**kwargs) | {
            "locales": self.locales,
            "report": self.report,
            "kinds": KINDS,
            "number": sum(len(one.doubts) for one in found),
            "page_obj": Paginator(found, PER_PAGE).get_page(self.request.GET.get("p")),
        }
